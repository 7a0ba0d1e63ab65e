using System.Diagnostics;
using System.Net.Http.Json;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Traces;

/// <summary>What one action causes, in all services, is one trace: from the client's header to the last write that follows from it.</summary>
[Collection(ShopCollection.Name)]
public sealed class TraceTests(ShopFixture fixture)
{
    private const string Http = "Microsoft.AspNetCore";

    [Fact]
    public async Task One_trace_leads_from_the_client_through_the_gateway_to_the_store_and_by_a_message_to_another_services_store()
    {
        using var trace = new RecordedTrace();

        await RegisterAsync(trace.TraceParent);
        await Eventually.HoldsAsync(() => Task.FromResult(Commits(trace).Any(commit => Collections(commit).Contains("messaging_inbox"))), "Notification has written the mail");

        // Auth: the fetch that the gateway sends it is the parent of its request, in which it reads and commits.
        var stored = Commits(trace).First(commit => Collections(commit).Contains("messaging_outbox"));
        Assert.Equal([Http, "Octomart.Gateway Join", "Octomart.Gateway fetch", Http, "Octomart.Store commit"], Names(trace.WayTo(stored)));
        Assert.Contains(trace.Spans, span => span.OperationName.StartsWith("read ", StringComparison.Ordinal) && span.ParentSpanId == stored.ParentSpanId);

        // Notification: what it does about the message follows from that request, too.
        var followed = Commits(trace).First(commit => Collections(commit).Contains("messaging_inbox"));
        Assert.Equal(
            [Http, "Octomart.Gateway Join", "Octomart.Gateway fetch", Http, "Octomart.Messaging publish EmailVerificationRequested", "Octomart.Messaging process EmailVerificationRequested", "Octomart.Store commit"],
            Names(trace.WayTo(followed)));
        Assert.Equal("auth", trace.WayTo(followed)[^2].GetTagItem("octomart.messaging.source"));
    }

    private async Task RegisterAsync(string traceParent)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{fixture.Url}/graphql")
        {
            Content = JsonContent.Create(new
            {
                query = "mutation Join($input: RegisterInput!) { register(input: $input) { userErrors { code } } }",
                variables = new { input = new { email = $"traced.{Guid.NewGuid():n}@example.org", password = "correct horse battery staple 7", displayName = "Tracy" } },
            }),
        };
        request.Headers.Add("traceparent", traceParent);
        using var response = await http.SendAsync(request);
        Assert.Equal("""{"data":{"register":{"userErrors":[]}}}""", await response.Content.ReadAsStringAsync());
    }

    private static IEnumerable<Activity> Commits(RecordedTrace trace) => trace.Spans.Where(span => span.OperationName == "commit");

    private static string[] Collections(Activity commit) => ((string)commit.GetTagItem("db.collection.name")!).Split(' ');

    private static IEnumerable<string> Names(IEnumerable<Activity> spans) => spans.Select(span => span.Source.Name == Http ? Http : $"{span.Source.Name} {span.OperationName}");
}
