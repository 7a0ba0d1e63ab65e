using Octomart.Gateway.Tests.TestKit;
using Octomart.Testing;

namespace Octomart.Gateway.Tests.Supergraph;

/// <summary>The supergraph's file changes while requests are being answered.</summary>
public class ReloadTests
{
    private const string Query = """{ product(id: "p1") { title seller { name } } }""";
    private const string Answer = """{"data":{"product":{"title":"Lamp","seller":{"name":"Acme"}}}}""";

    [Fact]
    public async Task No_request_is_dropped_while_the_supergraph_changes_again_and_again()
    {
        var (path, sdl) = (Path.GetTempFileName(), ShopGraph.Create().Supergraph());
        await using var gateway = await StartAsync(path, sdl);
        using var over = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 4).Select(_ => AskAsync(gateway, over.Token)).ToList();

        for (var i = 1; i <= 5; i++)
        {
            await ReplaceAsync(path, sdl + $"\nscalar Version{i} @join__type(graph: PRODUCT)");
            await ServesAsync(gateway, $"Version{i}");
        }

        await over.CancelAsync();
        var answers = (await Task.WhenAll(asking)).SelectMany(answers => answers).ToList();
        File.Delete(path);
        Assert.NotEmpty(answers);
        Assert.All(answers, answer => Assert.Equal(Answer, answer));
    }

    [Fact]
    public async Task A_slow_request_ends_with_the_supergraph_that_it_began_with()
    {
        var (path, sdl) = (Path.GetTempFileName(), ShopGraph.Create().Supergraph());
        await using var gateway = await StartAsync(path, sdl);
        var (hasBegun, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        gateway.Subgraphs["product"].Instead = async _ =>
        {
            hasBegun.TrySetResult();
            await release.Task;
            return false;
        };

        var asked = gateway.QueryAsync("""{ product(id: "p1") { title sentiment } }""");
        await hasBegun.Task;
        await ReplaceAsync(path, sdl.Replace("sentiment", "mood", StringComparison.Ordinal));
        await ServesAsync(gateway, "Product", "mood");
        release.SetResult();
        var answer = await asked;
        File.Delete(path);

        Assert.Equal("""{"data":{"product":{"title":"Lamp","sentiment":0.8}}}""", answer.ToJsonString());
    }

    private static async Task<GatewayFixture> StartAsync(string path, string sdl)
    {
        await File.WriteAllTextAsync(path, sdl);
        return await GatewayFixture.StartAsync(ShopGraph.Create(), options =>
        {
            options.SupergraphSdl = null;
            options.SupergraphPath = path;
            options.SupergraphPollInterval = TimeSpan.FromMilliseconds(20);
        });
    }

    private static async Task ReplaceAsync(string path, string sdl)
    {
        await File.WriteAllTextAsync(path + ".new", sdl);
        File.Move(path + ".new", path, overwrite: true);
    }

    private static Task ServesAsync(GatewayFixture gateway, string type, string? field = null) => Eventually.HoldsAsync(
        async () =>
        {
            var found = (await gateway.QueryAsync($"{{ __type(name: \"{type}\") {{ name fields {{ name }} }} }}"))["data"]?["__type"];
            return found is not null && (field is null || found["fields"]!.AsArray().Any(candidate => (string?)candidate!["name"] == field));
        },
        $"{type} {field} is served");

    private static async Task<List<string>> AskAsync(GatewayFixture gateway, CancellationToken over)
    {
        List<string> answers = [];
        while (!over.IsCancellationRequested)
        {
            answers.Add((await gateway.QueryAsync(Query)).ToJsonString());
        }

        return answers;
    }
}
