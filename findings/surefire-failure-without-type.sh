#!/usr/bin/env bash
# Maven's surefire-report-parser 3.6.0, which reads JUnit files for Maven's test reports, goes by the attribute `type` of a <failure> or
# <error>. Without it the test case is successful: isSuccessful() is true, hasFailure() is false, and getFailureDetails(), the list of what
# failed, leaves it out, while the suite counts one failure and 0% passed. pytest 9.2.0 writes no type. What the file says of the
# failure is kept, as the detail of a success. A report of such a file has a red number at its top, and nothing below that is red: which
# benchmark fell is told nowhere. With a type it is a failure. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile pytest==9.2.0
cat > pom.xml <<'POM'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>try</groupId>
  <artifactId>try</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.maven.surefire</groupId>
      <artifactId>surefire-report-parser</artifactId>
      <version>3.6.0</version>
    </dependency>
  </dependencies>
</project>
POM
mvn --quiet --batch-mode org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib
mkdir pytest typed
echo 'def test_score(): assert 5 >= 80' > test_gate.py
venv/bin/pytest --quiet --junitxml=pytest/TEST-gate.xml test_gate.py > pytest.log || true
sed 's/<failure /<failure type="AssertionError" /' pytest/TEST-gate.xml > typed/TEST-gate.xml
cat > Try.java <<'SCRIPT'
import java.io.File;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;

public class Try {
  static String tell(String folder) throws Exception {
    var parser = new SurefireReportParser(List.of(new File(folder)), new NullConsoleLogger());
    var suites = parser.parseXMLReportFiles();
    var test = suites.get(0).getTestCases().get(0);
    var told = "successful " + test.isSuccessful() + ", has failure " + test.hasFailure() + ", failures of the suite "
        + suites.get(0).getNumberOfFailures() + ", listed as failed " + parser.getFailureDetails(suites).size();
    System.out.println(folder + ": " + told + ", message " + test.getFailureMessage());
    return told;
  }

  public static void main(String[] arguments) throws Exception {
    var untyped = tell("pytest").equals("successful true, has failure false, failures of the suite 1, listed as failed 0");
    var typed = tell("typed").equals("successful false, has failure true, failures of the suite 1, listed as failed 1");
    System.out.println(untyped && typed ? "As found." : "This has changed.");
    System.exit(untyped && typed ? 0 : 1);
  }
}
SCRIPT
java -cp 'lib/*' Try.java
