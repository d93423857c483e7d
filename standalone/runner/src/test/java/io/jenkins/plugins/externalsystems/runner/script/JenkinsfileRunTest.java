package io.jenkins.plugins.externalsystems.runner.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.runner.BrokenInput;
import io.jenkins.plugins.externalsystems.runner.report.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scripted and Declarative Pipelines, with a live step that writes down its arguments and fails on demand. */
class JenkinsfileRunTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<Map<String, Object>> calls = new ArrayList<>();

    @Test
    void runsOurStepsAndShowsOthers() {
        assertThat(run("""
                        node('linux') {
                            stage('Build') {
                                sh 'make all'
                                def answer = live(text: "n is ${1 + 1}")
                                echo "got ${answer.key}"
                            }
                        }
                        """)).isTrue();

        assertThat(texts()).containsExactly("n is 2");
        assertThat(log())
                .contains("[Build] (not run) sh 'make all'")
                .contains("[Build] got K-1")
                .endsWith("Finished: SUCCESS\n");
    }

    @Test
    void takesASoleArgument() {
        run("live 'alone'");

        assertThat(texts()).containsExactly("alone");
    }

    @Test
    void givesShellStepsWhatAScriptAsksFor() {
        run("live(text: \"[${sh(script: 'x', returnStdout: true)}] ${sh(script: 'x', returnStatus: true)}\")");

        assertThat(texts()).containsExactly("[] 0");
    }

    @Test
    void keepsOwnMethodsAndVariablesOfAScript() {
        run("""
                def prefix(text) { "p-${text}" }
                counter = 41
                counter++
                live prefix(counter)
                """);

        assertThat(texts()).containsExactly("p-42");
    }

    @Test
    void runsDeclarativeSectionsInTheirOrder() {
        assertThat(run("""
                        pipeline {
                            agent any
                            options { timestamps() }
                            parameters {
                                string(name: 'VERSION', defaultValue: '1.0')
                                choice(name: 'PLACE', choices: ['here', 'there'])
                            }
                            environment { TITLE = "v${params.VERSION}" }
                            stages {
                                stage('A') {
                                    environment { TITLE = "${TITLE}-a" }
                                    steps { live TITLE }
                                    post { always { live "a ${env.TITLE}" } }
                                }
                                stage('B') {
                                    steps { script { live params.PLACE } }
                                }
                            }
                            post {
                                cleanup { live 'cleanup' }
                                success { live 'success' }
                                failure { live 'failure' }
                                always { live "always ${TITLE}" }
                            }
                        }
                        """)).isTrue();

        assertThat(texts()).containsExactly("v1.0-a", "a v1.0-a", "here", "always v1.0", "success", "cleanup");
        assertThat(log()).contains("(not run) options of pipeline");
    }

    @Test
    void prefersGivenParametersToDefaults() {
        new JenkinsfileRun(
                        "Jenkinsfile",
                        "pipeline { agent any\n parameters { string(name: 'V', defaultValue: '1') }\n"
                                + " stages { stage('A') { steps { live params.V } } } }")
                .run(console(), Map.of("V", "2"), name -> null, new Recording());

        assertThat(texts()).containsExactly("2");
    }

    @Test
    void skipsLaterStagesAfterAFailureAndRunsPost() {
        assertThat(run("""
                        pipeline {
                            agent none
                            stages {
                                stage('A') { steps { live 'fail' } }
                                stage('B') { steps { live 'never' } }
                            }
                            post {
                                failure { live 'failure' }
                                success { live 'success' }
                                unsuccessful { live 'unsuccessful' }
                            }
                        }
                        """)).isFalse();

        assertThat(texts()).containsExactly("fail", "failure", "unsuccessful");
        assertThat(log())
                .contains("[B] (not run) stage, since an earlier one failed")
                .endsWith("Finished: FAILURE\n");
    }

    @Test
    void decidesWhenByWhatATerminalKnows() {
        run("""
                pipeline {
                    agent any
                    environment { PLACE = 'here' }
                    stages {
                        stage('1') { when { expression { false } }; steps { live 'no' } }
                        stage('2') { when { environment name: 'PLACE', value: 'here' }; steps { live 'yes' } }
                        stage('3') { when { not { branch 'main' } }; steps { live 'no branch' } }
                        stage('4') { when { anyOf { expression { false }; expression { true } } }; steps { live 'any' } }
                    }
                }
                """);

        assertThat(texts()).containsExactly("yes", "no branch", "any");
    }

    @Test
    void runsEveryParallelBranchAndFailsAfterwards() {
        assertThat(run("parallel a: { live 'fail' }, b: { live 'b' }")).isFalse();

        assertThat(texts()).containsExactly("fail", "b");
    }

    @Test
    void letsAScriptCatchAFailure() {
        assertThat(run("try { live 'fail' } catch (e) { live \"caught ${e.message}\" }"))
                .isTrue();
        assertThat(texts()).containsExactly("fail", "caught failed on demand");
    }

    @Test
    void guardsAndRepeatsBlocks() {
        assertThat(run("""
                        catchError(buildResult: 'UNSTABLE') { live 'fail' }
                        retry(2) { live 'again'; if (currentBuild.number == 1 && !binding.hasVariable('x')) { x = 1; error 'once' } }
                        live currentBuild.currentResult
                        """)).isTrue();

        assertThat(texts()).containsExactly("fail", "again", "again", "UNSTABLE");
    }

    @Test
    void becomesUnstableByAStep() {
        assertThat(run("live 'shaky'")).isTrue();

        assertThat(log()).endsWith("Finished: UNSTABLE\n");
    }

    @Test
    void bindsEnvironmentAndHidesCredentials() {
        run("""
                withEnv(['A=1', 'B=x=y']) { live "${A} ${env.B}" }
                withCredentials([usernamePassword(credentialsId: 'c', usernameVariable: 'U', passwordVariable: 'P')]) {
                    live "${U} ${P}"
                }
                live "${env.HOME_OF_TEST} ${env.A}"
                """);

        assertThat(texts()).containsExactly("1 x=y", "**** ****", "/home/test null");
    }

    @Test
    void tellsTheLineOfASyntaxError() {
        assertThatThrownBy(() -> run("node {\n  echo 'x'\n"))
                .isInstanceOf(BrokenInput.class)
                .hasMessageMatching("Jenkinsfile, line \\d+: .+\\.");
    }

    @Test
    void tellsTheLineOfAnUnknownVariable() {
        assertThatThrownBy(() -> run("echo 'x'\necho nothing"))
                .isInstanceOf(BrokenInput.class)
                .hasMessage("Jenkinsfile, line 2: there is no variable 'nothing'.");
    }

    @Test
    void endsAtAStepThatCanNeverWorkEvenInsideAGuard() {
        assertThatThrownBy(() -> run("catchError {\n  try { live 'wrong' } catch (Exception e) { live 'no' }\n}"))
                .isInstanceOf(BrokenInput.class)
                .hasMessage("Jenkinsfile, line 2: live: wrong on demand.");
        assertThat(texts()).containsExactly("wrong");
    }

    @Test
    void namesAnUnknownSectionAndTheKnownOnes() {
        assertThatThrownBy(() -> run("pipeline { agent any\n stagez { } }"))
                .hasMessageContaining("'stagez' is no section of pipeline; known are agent,");
    }

    @Test
    void saysThatAnExceptionOfTheScriptFailedTheBuild() {
        assertThat(run("echo 'x'\nnull.foo()")).isFalse();

        assertThat(log()).contains("ERROR: Jenkinsfile, line 2: java.lang.NullPointerException");
    }

    @Test
    void masksSecretsInWhatAScriptPrints() {
        run("println 'a hush-hush b'\necho 'hush-hush'");

        assertThat(log()).contains("a **** b").doesNotContain("hush-hush");
    }

    private boolean run(String text) {
        return new JenkinsfileRun("Jenkinsfile", text)
                .run(console(), Map.of(), Map.of("HOME_OF_TEST", "/home/test")::get, new Recording());
    }

    private Console console() {
        return new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), Redactor.of(List.of("hush-hush")));
    }

    private List<String> texts() {
        return calls.stream().map(call -> String.valueOf(call.get("text"))).toList();
    }

    private String log() {
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private final class Recording implements LiveSteps {
        @Override
        public boolean knows(String name) {
            return name.equals("live");
        }

        @Override
        public String soleParameter(String name) {
            return "text";
        }

        @Override
        public Map<String, Object> run(String name, Map<String, Object> arguments, Runnable unstable) {
            calls.add(arguments);
            switch (String.valueOf(arguments.get("text"))) {
                case "fail" -> throw new StepFailure("failed on demand");
                case "wrong" -> throw new IllegalArgumentException("live: wrong on demand");
                case "shaky" -> unstable.run();
                default -> {
                    return Map.of("key", "K-1");
                }
            }
            return Map.of();
        }
    }
}
