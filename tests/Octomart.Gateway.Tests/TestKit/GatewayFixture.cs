using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Tests.TestKit;

/// <summary>A gateway over HTTP on loopback in front of the subgraphs of a <see cref="TestGraph"/>, and the monolith to compare with.</summary>
internal sealed class GatewayFixture : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly DataSchema monolith;

    private GatewayFixture(WebApplication app, IReadOnlyDictionary<string, FakeSubgraph> subgraphs, DataSchema monolith)
    {
        this.app = app;
        this.monolith = monolith;
        Subgraphs = subgraphs;
        Client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public HttpClient Client { get; }

    public IReadOnlyDictionary<string, FakeSubgraph> Subgraphs { get; }

    public static async Task<GatewayFixture> StartAsync(TestGraph graph, Action<GatewayOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        var schema = graph.Schema;
        var subgraphs = new Dictionary<string, FakeSubgraph>();
        foreach (var name in graph.Subgraphs)
        {
            subgraphs[name] = await FakeSubgraph.StartAsync(new DataSchema(graph, SubgraphSdl.For(schema, name)));
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddFederationGateway(options =>
        {
            options.SupergraphSdl = graph.Supergraph();
            foreach (var (name, subgraph) in subgraphs)
            {
                options.Subgraphs[name] = new SubgraphOptions { Url = subgraph.Url };
            }

            configure?.Invoke(options);
        });
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.Use((http, next) =>
        {
            // The headers stand for a token that some authentication has checked.
            if (http.Request.Headers.TryGetValue("X-Test-Scope", out var scope))
            {
                http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("scope", scope.ToString()), new Claim("policy", http.Request.Headers["X-Test-Policy"].ToString())], "test"));
            }

            if (http.Request.Headers.TryGetValue("X-Test-Role", out var role))
            {
                http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("roles", role.ToString())], "test"));
            }

            return next(http);
        });
        app.UseWebSockets();
        app.MapFederationGateway();
        await app.StartAsync();
        return new GatewayFixture(app, subgraphs, new DataSchema(graph, ApiSchemaPrinter.Print(schema)));
    }

    public async Task<JsonNode> QueryAsync(string query, object? variables = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await Client.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    /// <summary>The same answer as from one schema over the same data, or the test fails with both.</summary>
    public async Task<JsonNode> QueryLikeMonolithAsync(string query, object? variables = null)
    {
        foreach (var subgraph in Subgraphs.Values)
        {
            subgraph.Requests.Clear();
        }

        var answer = await QueryAsync(query, variables);
        var expected = JsonNode.Parse(await monolith.ExecuteAsync(
            query, new GraphQL.SystemTextJson.GraphQLSerializer().Deserialize<GraphQL.Inputs>(JsonSerializer.Serialize(variables ?? new { }))))!;
        Assert.True(
            JsonNode.DeepEquals(expected["data"], answer["data"]),
            $"Query: {query}\nExpected: {expected.ToJsonString()}\nActual:   {answer.ToJsonString()}\nAsked:\n{string.Join('\n', Subgraphs.SelectMany(pair => pair.Value.Requests.Select(request => $"{pair.Key}: {request.Query} {request.Variables}")))}");
        return answer;
    }

    public int RequestCount => Subgraphs.Values.Sum(subgraph => subgraph.Requests.Count);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        foreach (var subgraph in Subgraphs.Values)
        {
            await subgraph.DisposeAsync();
        }
    }
}
