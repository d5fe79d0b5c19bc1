#!/usr/bin/env bash
# lm-eval 0.4.13 (lm-evaluation-harness) makes 1 of every score above 0 where a question's right answers are a list, be it a list of one. A
# metric of one's own (!function; here F1, the overlap of words that SQuAD goes by) is called for each of them, and of what it gives only
# whether any is not 0 is kept. Of four questions on towns, to all of which a model says "the weather is nice today", F1 is 0.2 where
# doc_to_target is a text, "the lovely city of Paris", for the word that both have, and 1.0 where it is a list of that text. With two right
# answers to each SQuAD's way, the best of them, is 0.2 as well, and it tells 1.0. exact_match beside it is 0 throughout. Its documents name
# no list for doc_to_target, though tasks that come with it have them, as TriviaQA its aliases, and nothing of this; its code has a TODO. A
# gate on such a task is green for any answer that shares a word with a right one. process_results in place of the metric keeps the scores.
# Takes a minute or two, and 450 MB. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
# Not all that it asks for: scikit-learn and rouge-score, for other metrics, are left out.
venv/bin/pip install --quiet --disable-pip-version-check --no-compile --no-deps lm-eval==0.4.13
venv/bin/pip install --quiet --disable-pip-version-check --no-compile --only-binary :all: datasets==5.2.0 evaluate==0.4.6 sacrebleu==2.6.0 \
  dill jinja2 more_itertools tqdm typing_extensions 2> pip.log
venv/bin/pip install --quiet --disable-pip-version-check --no-compile pytablewriter sqlitedict word2number 2>> pip.log
mkdir tasks
cat > tasks/towns.yaml <<'YAML'
task: towns
dataset_path: json
dataset_kwargs:
  data_files:
    test: towns.jsonl
test_split: test
output_type: generate_until
doc_to_text: "{{question}}"
doc_to_target: answer
generation_kwargs:
  until: ["\n"]
metric_list:
  - metric: !function utils.word_f1
    aggregation: mean
    higher_is_better: true
  - metric: exact_match
    aggregation: mean
    higher_is_better: true
YAML
cat > tasks/utils.py <<'SCRIPT'
from collections import Counter


def f1(right, given):
    right, given = right.lower().split(), given.lower().split()
    return 2 * sum((Counter(right) & Counter(given)).values()) / (len(right) + len(given))


def word_f1(references, predictions, **options):
    return f1(references[0], predictions[0])
SCRIPT
cat > try.py <<'SCRIPT'
import json
import sys
from pathlib import Path
from lm_eval import simple_evaluate
from lm_eval.api.model import LM
from lm_eval.tasks import TaskManager

sys.path.insert(0, 'tasks')
from utils import f1

said = 'the weather is nice today'


class Model(LM):
    """A stand-in, which says the same to everything."""

    def generate_until(self, requests):
        return [said for _ in requests]

    def loglikelihood(self, requests):
        raise NotImplementedError

    loglikelihood_rolling = loglikelihood


def evaluate(name, answers):
    Path('towns.jsonl').write_text('\n'.join(json.dumps({'question': 'Where?', 'answer': answer}) for answer in answers))
    manager = TaskManager(include_path='tasks', include_defaults=False)
    results = simple_evaluate(model=Model(), tasks=['towns'], task_manager=manager, bootstrap_iters=0, log_samples=False)
    told = [round(float(results['results']['towns'][f'{metric},none']), 3) for metric in ('word_f1', 'exact_match')]
    each = [[answer] if isinstance(answer, str) else answer for answer in answers]
    best = round(sum(max(f1(right, said) for right in rights) for rights in each) / len(each), 3)
    print(f'{name}: F1 {told[0]}, exact_match {told[1]}; the mean of the best F1 of each: {best}')
    return told, best


towns = ['Paris', 'Rome', 'Oslo', 'Bern']
is_as_found = [
    evaluate('texts', [f'the lovely city of {town}' for town in towns]),
    evaluate('lists of one', [[f'the lovely city of {town}'] for town in towns]),
    evaluate('lists of two', [[town, f'the lovely city of {town}'] for town in towns]),
    evaluate('lists of two that have no word in common with it', [[town, f'{town} city'] for town in towns]),
] == [([0.2, 0.0], 0.2), ([1.0, 0.0], 0.2), ([1.0, 0.0], 0.2), ([0.0, 0.0], 0.0)]
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
HOME="$folder" HF_HUB_OFFLINE=1 venv/bin/python try.py 2> try.log || { status=$?; tail -n 20 try.log; exit "$status"; }
