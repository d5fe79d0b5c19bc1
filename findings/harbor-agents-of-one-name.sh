#!/usr/bin/env bash
# harbor 0.25.0 gives agents of a job one score when they have the same name and their models too, apart from the provider. Who provides the
# model, and how the agent is set up (`kwargs`: a reasoning effort, say), is no part of the name by which it groups trials. Of
# openai/gpt-5, which solves both of two tasks, and azure/gpt-5, which solves none, `harbor run` tells 4 trials with a mean of 0.5, and
# Pass@2 as 1, though each agent tried each task once; result.json has one entry for both. Of gpt-5 and gpt-5-mini it tells 1 and 0. A
# comparison of providers or settings in one job shows no difference, and 50% is reached by one that solves nothing: each needs a job of its
# own. Agent and environment are stand-ins here. Needs Python 3.12 or newer, and takes a minute or two, most of it the installation.
# Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for python in python3 python3.{14,13,12} "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[2-9]*/bin/python3; do
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2> python.log; then break; fi
done
"$python" -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile --only-binary :all: harbor==0.25.0
for task in one two; do
  mkdir -p "$task/environment" "$task/tests"
  printf 'version = "1.0"\n' > "$task/task.toml"
  echo 'Solve it.' > "$task/instruction.md"
  echo 'true' > "$task/tests/test.sh"
  echo 'FROM scratch' > "$task/environment/Dockerfile"
done
cat > stand_ins.py <<'SCRIPT'
from pathlib import Path
from harbor.agents.base import BaseAgent
from harbor.environments.base import BaseEnvironment, ExecResult


class Environment(BaseEnvironment):
    """Runs nothing; the reward that its verifier leaves is the one that the agent has set."""

    @staticmethod
    def type():
        return 'stand-in'

    def _validate_definition(self):
        pass

    async def start(self, force_build):
        pass

    async def stop(self, delete):
        pass

    async def upload_file(self, source_path, target_path):
        pass

    async def upload_dir(self, source_dir, target_dir):
        pass

    async def download_file(self, source_path, target_path):
        pass

    async def download_dir(self, source_dir, target_dir):
        if source_dir.endswith('verifier'):
            Path(target_dir, 'reward.txt').write_text(str(self.reward))

    async def exec(self, command, cwd=None, env=None, timeout_sec=None, user=None):
        return ExecResult(stdout='', stderr='', return_code=0)


class Agent(BaseAgent):
    def __init__(self, *args, reward, **kwargs):
        super().__init__(*args, **kwargs)
        self.reward = reward

    @staticmethod
    def name():
        return 'agent'

    def version(self):
        return '1'

    async def setup(self, environment):
        pass

    async def run(self, instruction, environment, context):
        environment.reward = self.reward
SCRIPT
cat > try.py <<'SCRIPT'
import json
import os
import subprocess
import sys
from pathlib import Path


def run(name, *models):
    agents = [{'import_path': 'stand_ins:Agent', 'model_name': model, 'kwargs': {'reward': reward}} for model, reward in models]
    tasks = [{'path': 'one'}, {'path': 'two'}]
    job = {'job_name': name, 'environment': {'import_path': 'stand_ins:Environment'}, 'n_attempts': 1, 'agents': agents, 'tasks': tasks}
    Path(f'{name}.json').write_text(json.dumps(job))
    environment = {**os.environ, 'PYTHONPATH': '.', 'HARBOR_TELEMETRY': 'off', 'LITELLM_LOCAL_MODEL_COST_MAP': 'True'}
    command = ['venv/bin/harbor', 'run', '--config', f'{name}.json', '--jobs-dir', 'jobs', '--yes', '--quiet']
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    evals = json.loads(Path('jobs', name, 'result.json').read_text())['stats']['evals']
    told = {key: (each['n_trials'], each['metrics'][0]['mean'], each['pass_at_k']) for key, each in evals.items()}
    print(f'{name}: {told}')
    return list(told.values())


is_as_found = (
    run('providers', ('openai/gpt-5', 1), ('azure/gpt-5', 0)) == [(4, 0.5, {'2': 1})]
    and run('settings', ('openai/gpt-5', 1), ('openai/gpt-5', 0)) == [(4, 0.5, {'2': 1})]
    and sorted(run('models', ('openai/gpt-5', 1), ('openai/gpt-5-mini', 0))) == [(2, 0, {}), (2, 1, {})]
)
print('As found.' if is_as_found else 'This has changed.')
sys.exit(0 if is_as_found else 1)
SCRIPT
venv/bin/python try.py
