// Run once when `mvn hpi:run` has started Jenkins: in-process JIRA, Slack, Teams, TestRail, Prometheus, Pushgateway, Twilio,
// SendGrid, Resend, three REST services, a GraphQL, a SOAP and a mail server, connections to them, and two jobs. Gives the
// servers by name.
import com.cloudbees.plugins.credentials.CredentialsScope
import com.cloudbees.plugins.credentials.SystemCredentialsProvider
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl
import hudson.model.FreeStyleProject
import hudson.util.Secret
import jenkins.model.Jenkins
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl

def jenkins = Jenkins.get()
def plugins = jenkins.pluginManager.uberClassLoader
def ours = { String name -> plugins.loadClass("io.jenkins.plugins.externalsystems.$name") }

// The fakes are test classes, so they are no part of the plugin.
def classes = new File(System.getProperty('externalsystems.demo.classes'))
def fakes = new URLClassLoader([classes.toURI().toURL()] as URL[], plugins)
def start = { String name -> fakes.loadClass("io.jenkins.plugins.externalsystems.fakes.$name").getConstructor().newInstance() }
def jira = start('jira.FakeJira')
def slack = start('slack.FakeSlack')
def testRail = start('testrail.FakeTestRail')
def prometheus = start('prometheus.FakePrometheus')
def gateway = start('prometheus.FakePushgateway')
def teams = start('msteams.FakeTeams')
def twilio = start('twilio.FakeTwilio')
def sendGrid = start('sendgrid.FakeSendGrid')
def resend = start('resend.FakeResend')
def vessels = start('rest.FakeVessels')
def data = start('rest.FakeDataProcessing')
def fabric = start('rest.FakeFabric')
fabric.add('spine-1', 'ams', 'spine')
def tracker = start('graphql.FakeTracker')
def trackerToken = "tracker-${UUID.randomUUID()}".toString()
tracker.require(trackerToken)
tracker.addIssue('Login is slow')
def orders = start('soap.FakeOrderService')
def ordersPassword = "orders-${UUID.randomUUID()}".toString()
orders.requireToken('builds', ordersPassword, true)
def mailPassword = "mail-${UUID.randomUUID()}".toString()
def smtp = fakes.loadClass('io.jenkins.plugins.externalsystems.fakes.smtp.FakeSmtp').getMethod('start').invoke(null)
        .withLogin('PLAIN', "builds:$mailPassword".toString())
prometheus.scrape(gateway)
slack.addChannel('ci')
slack.addChannel('releases')
testRail.addCase('Log in')
testRail.addCase('Pay')

// Made anew at each start, since the servers' secrets and ports are random.
def store = SystemCredentialsProvider.instance
['demo-jira', 'demo-slack', 'demo-testrail', 'demo-teams', 'demo-twilio', 'demo-sendgrid', 'demo-resend', 'demo-mail',
 'demo-vessels', 'demo-data', 'demo-data-key', 'demo-fabric', 'demo-tracker', 'demo-orders'].each { id ->
    store.credentials.removeIf { it.id == id }
}
store.credentials.add(new UsernamePasswordCredentialsImpl(
        CredentialsScope.SYSTEM, 'demo-jira', 'API token of the demo JIRA', jira.email(), jira.token()))
store.credentials.add(new StringCredentialsImpl(
        CredentialsScope.SYSTEM, 'demo-slack', 'Bot token of the demo Slack', Secret.fromString(slack.token())))
store.credentials.add(new UsernamePasswordCredentialsImpl(
        CredentialsScope.SYSTEM, 'demo-testrail', 'API key of the demo TestRail', testRail.username(), testRail.apiKey()))
store.credentials.add(new StringCredentialsImpl(
        CredentialsScope.SYSTEM, 'demo-teams', 'Workflow of the demo Teams', Secret.fromString(teams.webhookUrl())))
store.credentials.add(new StringCredentialsImpl(
        CredentialsScope.SYSTEM, 'demo-twilio', 'Auth token of the demo Twilio', Secret.fromString(twilio.account().authToken())))
store.credentials.add(new StringCredentialsImpl(
        CredentialsScope.SYSTEM, 'demo-sendgrid', 'API key of the demo SendGrid', Secret.fromString(sendGrid.apiKey())))
store.credentials.add(new StringCredentialsImpl(
        CredentialsScope.SYSTEM, 'demo-resend', 'API key of the demo Resend', Secret.fromString(resend.apiKey())))
store.credentials.add(new StringCredentialsImpl(
        CredentialsScope.SYSTEM, 'demo-vessels', 'API key of the demo vessel service', Secret.fromString(vessels.apiKey())))
store.credentials.add(new UsernamePasswordCredentialsImpl(
        CredentialsScope.SYSTEM, 'demo-data', 'OAuth2 client of the demo data service', data.clientId(), data.clientSecret()))
store.credentials.add(new StringCredentialsImpl(
        CredentialsScope.SYSTEM, 'demo-data-key', 'API key of the demo data service', Secret.fromString(data.apiKey())))
store.credentials.add(new StringCredentialsImpl(
        CredentialsScope.SYSTEM, 'demo-fabric', 'Token of the demo network controller', Secret.fromString(fabric.token())))
store.credentials.add(new UsernamePasswordCredentialsImpl(
        CredentialsScope.SYSTEM, 'demo-mail', 'Account of the demo mail server', 'builds', mailPassword))
store.credentials.add(new StringCredentialsImpl(
        CredentialsScope.SYSTEM, 'demo-tracker', 'Token of the demo GraphQL service', Secret.fromString(trackerToken)))
store.credentials.add(new UsernamePasswordCredentialsImpl(
        CredentialsScope.SYSTEM, 'demo-orders', 'User of the demo SOAP service', 'builds', ordersPassword))
store.save()

def jiraConnection = ours('config.JiraConnectionConfiguration').getConstructor(String, String, String)
        .newInstance('demo-jira', jira.url().toString(), 'demo-jira')
jiraConnection.projectKey = jira.project().key()
def slackConnection = ours('config.SlackConnectionConfiguration').getConstructor(String).newInstance('demo-slack')
slackConnection.credentialsId = 'demo-slack'
slackConnection.apiUrl = slack.apiUrl().toString()
slackConnection.requestsPerMinute = 60
def metricsConnection = ours('config.PrometheusConnectionConfiguration').getConstructor(String).newInstance('demo-metrics')
metricsConnection.prometheusUrl = prometheus.url().toString()
metricsConnection.pushgatewayUrl = gateway.url().toString()
def testRailConnection = ours('config.TestRailConnectionConfiguration').getConstructor(String, String, String)
        .newInstance('demo-testrail', testRail.url().toString(), 'demo-testrail')
testRailConnection.projectId = testRail.projectId() as String
def teamsConnection = ours('config.MsTeamsConnectionConfiguration').getConstructor(String).newInstance('demo-teams')
teamsConnection.webhookCredentialsId = 'demo-teams'
def smsConnection = ours('config.TwilioConnectionConfiguration').getConstructor(String, String, String)
        .newInstance('demo-sms', twilio.account().sid(), 'demo-twilio')
smsConnection.fromNumber = twilio.NUMBER
smsConnection.url = twilio.url().toString()
def mailService = { String name, server ->
    def connection = ours("config.${name}ConnectionConfiguration").getConstructor(String, String)
            .newInstance("demo-${name.toLowerCase()}".toString(), "demo-${name.toLowerCase()}".toString())
    connection.apiUrl = server.url().toString()
    connection.fromEmail = 'builds@example.com'
    connection.fromName = 'Builds'
    connection.defaultRecipients = 'team@example.com'
    connection
}
def mailConnection = ours('config.EmailConnectionConfiguration').getConstructor(String, String)
        .newInstance('demo-mail', 'localhost')
mailConnection.smtpPort = smtp.port() as String
mailConnection.useTls = false
mailConnection.credentialsId = 'demo-mail'
mailConnection.defaultSender = 'Builds <builds@example.com>'
mailConnection.defaultRecipients = 'team@example.com'
// What these two can do they tell themselves.
def trackerConnection = ours('config.GraphQlConnectionConfiguration').getConstructor(String, String)
        .newInstance('demo-tracker', "${tracker.url()}/graphql".toString())
trackerConnection.authentication = ours('config.authentication.BearerAuthentication').getConstructor(String).newInstance('demo-tracker')
def ordersConnection = ours('config.SoapConnectionConfiguration').getConstructor(String, String)
        .newInstance('demo-orders', "${orders.url()}/soap".toString())
ordersConnection.messageCredentialsId = 'demo-orders'
// What these three can do is declared here; docs/examples has more of it.
def rest = { String id, String url, authentication, Map<String, Map> operations ->
    def connection = ours('config.rest.RestConnectionConfiguration').getConstructor(String, String).newInstance(id, url)
    connection.authentication = authentication
    connection.operations = operations.collect { name, fields ->
        def operation = ours('config.rest.RestOperation').getConstructor(String, String).newInstance(name, fields.path)
        fields.findAll { it.key != 'path' }.each { field, value -> operation."$field" = value }
        operation
    }
    connection
}
def apiKey = { String id, String header ->
    ours('config.authentication.ApiKeyAuthentication').getConstructor(String, String).newInstance(id, header)
}
def vesselsConnection = rest('demo-vessels', "${vessels.url()}/v2".toString(), apiKey('demo-vessels', 'X-Api-Key'), [
    tracking: [path: '/vessels/{mmsi}/position', result: 'name = $.vessel.name\nposition.latitude = $.last_position.lat']])
def fabricToken = apiKey('demo-fabric', 'Authorization')
fabricToken.scheme = 'Token'
def fabricConnection = rest('demo-fabric', "${fabric.url()}/api".toString(), fabricToken, [
    deploy: [path: '/switches/deploy', method: 'POST', body: '{"site": "{{site}}"}']])
def dataLogin = ours('config.authentication.OAuth2Authentication').getConstructor(String, String)
        .newInstance('demo-data', "${data.url()}/oauth/token".toString())
dataLogin.scopes = 'jobs'
dataLogin.secrets = [ours('config.authentication.SecretParameter').getConstructor(String, String)
        .newInstance('X-Api-Key', 'demo-data-key')]
def poll = ours('config.rest.RestPoll').getConstructor(String, String, String)
        .newInstance('/jobs/{job_id}', '$.state', 'SUCCEEDED')
poll.fields = 'job_id = $.id'
poll.failed = 'FAILED'
poll.resultPath = '/jobs/{job_id}/result'
def dataConnection = rest('demo-data', "${data.url()}/v1".toString(), dataLogin, [
    process: [path: '/jobs', method: 'POST', idempotencyHeader: 'Idempotency-Key', poll: poll,
              body: '{"dataset": "{{dataset}}", "pipeline": "{{pipeline}}"}', result: 'rows = $.metrics.rows']])
ours('config.ExternalSystemsConfiguration').get().connections =
        [jiraConnection, slackConnection, metricsConnection, testRailConnection, teamsConnection, smsConnection, mailConnection,
         mailService('SendGrid', sendGrid), mailService('Resend', resend), vesselsConnection, dataConnection, fabricConnection,
         trackerConnection, ordersConnection]

if (jenkins.getItem('demo-pipeline') == null) {
    def job = jenkins.createProject(plugins.loadClass('org.jenkinsci.plugins.workflow.job.WorkflowJob'), 'demo-pipeline')
    def script = '''\
def message = notifySlack(channel: '#ci', text: "**${env.JOB_NAME}** #${env.BUILD_NUMBER} started")
def issue = createJiraIssue(summary: "Check build ${env.BUILD_NUMBER}", description: "See ${env.BUILD_URL}")
updateJiraIssue(issue: issue.key, comment: 'Looking into it', transition: 'In Progress')
pushMetrics(job: 'demo', metrics: [build_number: env.BUILD_NUMBER])
queryMetrics(query: 'build_number{job="distributed_testing_demo"}', unstableIf: '> 1000')
def run = externalSystem(connection: 'demo-testrail', operation: 'add_run',
    params: [name: "Build ${env.BUILD_NUMBER}", refs: issue.key])
def cases = externalSystem(connection: 'demo-testrail', operation: 'query', params: [item_type: 'test_case'])
externalSystem(connection: 'demo-testrail', operation: 'add_results_for_cases',
    params: [run_id: run.id, results: cases.rows.collect { [case_id: it.id, status: 'passed'] }])
externalSystem(connection: 'demo-testrail', operation: 'close_run', params: [run_id: run.id])
updateSlackMessage(message: message.id, text: "**${env.JOB_NAME}** #${env.BUILD_NUMBER} is done, see ${issue.url}")
notifyTeams(text: "See [${issue.key}](${issue.url})")
notifyEmail(connection: 'demo-mail', toCommitters: true)
notifyEmail(connection: 'demo-sendgrid', template: 'report', variables: [
    type: 'Build', period: "#${env.BUILD_NUMBER}", summary: ["See ${issue.key}"], pdf_url: "${env.BUILD_URL}report.pdf"])
def welcome = externalSystem(connection: 'demo-resend', operation: 'send_template_email',
    params: [to: 'jo@example.com', template: 'welcome', variables: [name: 'Jo', product: env.JOB_NAME]])
echo externalSystem(connection: 'demo-resend', operation: 'get_email', params: [id: welcome.id]).last_event
sendSms(to: '+14155550100')
echo "${externalSystem(connection: 'demo-data', operation: 'process', params: [dataset: env.JOB_NAME, pipeline: 'clean']).rows} rows"
externalSystem(connection: 'demo-fabric', operation: 'deploy', params: [site: 'ams'])
echo "at ${externalSystem(connection: 'demo-vessels', operation: 'tracking', params: [mmsi: '244660000']).position.latitude}"
def found = externalSystem(connection: 'demo-tracker', operation: 'issues', params: [state: 'OPEN', first: 20]).data
echo "open: ${found.edges.collect { it.node.title }}"
def order = externalSystem(connection: 'demo-orders', operation: 'PlaceOrder',
    params: [customer: env.JOB_NAME, item: [[unit: 'box', id: 1, name: 'Manual']]])
echo "order ${order.response.orderId}"
'''
    job.definition = plugins.loadClass('org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition')
            .getConstructor(String, boolean).newInstance(script, true)
    job.save()
}
if (jenkins.getItem('demo-freestyle') == null) {
    def job = jenkins.createProject(FreeStyleProject, 'demo-freestyle')
    def action = ours('actions.NotifySlackAction').getConstructor(String)
            .newInstance('**${JOB_NAME}** #${BUILD_NUMBER} is done: ${BUILD_URL}')
    action.channel = '#ci'
    def entry = ours('publishers.ConditionalAction').getConstructor(String, ours('actions.ConnectorAction'))
            .newInstance('always', action)
    def notifier = ours('publishers.ConnectorActionNotifier').getConstructor().newInstance()
    notifier.actions = [entry]
    job.publishersList.add(notifier)
    job.save()
}
def servers = [JIRA: jira, Slack: slack, TestRail: testRail, Prometheus: prometheus, Pushgateway: gateway, Teams: teams, Twilio: twilio,
               SendGrid: sendGrid, Resend: resend, Vessels: vessels, Data: data, Fabric: fabric, GraphQL: tracker, SOAP: orders]
println 'Demo: ' + servers.collect { name, server -> "$name at ${server.url()}" }.join(', ') + ", Mail at port ${smtp.port()}"
servers + [Mail: smtp]
