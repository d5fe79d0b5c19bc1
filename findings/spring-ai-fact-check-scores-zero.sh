#!/usr/bin/env bash
# spring-ai-client-chat 2.0.1: FactCheckingEvaluator, Spring AI's check for invented answers, gives a claim that passes a score of 0, as it
# does one that fails. Of five claims, of which its judge finds four supported, isPass() is true for four, 80%, and the mean of getScore()
# is 0. RelevancyEvaluator, which asks the same judge and has the same EvaluationResponse, gives 1 for "yes", 0 for "no", and a mean of 0.8.
# FactCheckingEvaluator makes its response by a constructor that leaves the score out, so it stays 0; its documents tell nothing of scores.
# A report of both has a factuality of 0 beside a relevance of 0.8. A gate on the mean score is red whatever was answered, and one that asks
# for no less than the baseline's is green for good. Count isPass(). The judge is a stand-in here. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'POM'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>try</groupId>
  <artifactId>try</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.springframework.ai</groupId>
      <artifactId>spring-ai-client-chat</artifactId>
      <version>2.0.1</version>
    </dependency>
  </dependencies>
</project>
POM
copy=org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies
mvn --quiet --batch-mode "$copy" -DoutputDirectory=lib &> log || { cat log; exit 1; }
cat > Try.java <<'SCRIPT'
import java.util.List;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.evaluation.FactCheckingEvaluator;
import org.springframework.ai.chat.evaluation.RelevancyEvaluator;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.document.Document;
import org.springframework.ai.evaluation.EvaluationRequest;
import org.springframework.ai.evaluation.EvaluationResponse;
import org.springframework.ai.evaluation.Evaluator;

public class Try {
  /** What a judge says of the five claims. */
  static final List<String> VERDICTS = List.of("yes", "yes", "no", "yes", "yes");

  interface Maker {
    Evaluator make(ChatClient.Builder judge);
  }

  static String tell(String name, Maker maker) {
    var request = new EvaluationRequest("How long do refunds take?", List.of(new Document("Refunds take five days.")), "Five days.");
    List<EvaluationResponse> responses = VERDICTS.stream().map(verdict -> {
      ChatModel judge = prompt -> new ChatResponse(List.of(new Generation(new AssistantMessage(verdict))));
      return maker.make(ChatClient.builder(judge)).evaluate(request);
    }).toList();
    var passed = responses.stream().filter(EvaluationResponse::isPass).count();
    var mean = responses.stream().mapToDouble(EvaluationResponse::getScore).average().orElseThrow();
    var told = name + ": passed " + passed + " of " + responses.size() + ", mean score " + mean;
    System.out.println(told);
    return told;
  }

  public static void main(String[] arguments) {
    var supported = VERDICTS.stream().filter("yes"::equals).count();
    System.out.println("the judge: " + supported + " of " + VERDICTS.size());
    var facts = tell("FactCheckingEvaluator", judge -> FactCheckingEvaluator.builder(judge).build());
    var relevancy = tell("RelevancyEvaluator", RelevancyEvaluator::new);
    var isAsFound = facts.endsWith("passed 4 of 5, mean score 0.0") && relevancy.endsWith("passed 4 of 5, mean score 0.8");
    System.out.println(isAsFound ? "As found." : "This has changed.");
    System.exit(isAsFound ? 0 : 1);
  }
}
SCRIPT
java -cp 'lib/*' Try.java 2> errors || { cat errors; exit 1; }
