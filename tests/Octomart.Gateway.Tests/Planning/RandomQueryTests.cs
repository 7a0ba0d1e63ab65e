using FsCheck.Fluent;
using FsCheck.Xunit;
using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Planning;

/// <summary>Whatever is asked, the federated answer is the monolith's. The seeds are fixed: the same queries in every run.</summary>
public class RandomQueryTests(RandomQueryTests.Gateways gateways) : IClassFixture<RandomQueryTests.Gateways>
{
    private const int Queries = 150;
    private const string Seed = "20261123,11";

    private static readonly Dictionary<string, string> ShopArguments = new() { ["Query.product"] = "(id: \"p1\")", ["Query.order"] = "(id: \"o1\")", ["Query.search"] = "(text: \"x\")" };
    private static readonly Dictionary<string, string> PriceArguments = new() { ["Product.price"] = "(currency: \"SEK\")" };
    private static readonly Dictionary<string, string> TimesArguments = new() { ["Item.price"] = "(times: 3)" };

    [Property(MaxTest = Queries, Replay = Seed)]
    public FsCheck.Property Of_the_shop() => Agrees(0, ShopArguments);

    [Property(MaxTest = Queries, Replay = Seed)]
    public FsCheck.Property Of_requirements() => Agrees(1, PriceArguments);

    [Property(MaxTest = Queries, Replay = Seed)]
    public FsCheck.Property Of_shared_and_provided_fields() => Agrees(2, []);

    [Property(MaxTest = Queries, Replay = Seed)]
    public FsCheck.Property Of_abstract_types() => Agrees(3, []);

    [Property(MaxTest = Queries, Replay = Seed)]
    public FsCheck.Property Of_contexts() => Agrees(4, TimesArguments);

    private FsCheck.Property Agrees(int graph, Dictionary<string, string> arguments) => Prop.ForAll(
        RandomQuery.Of(Gateways.Graphs[graph], arguments).ToArbitrary(),
        async query => { await gateways.Started[graph].QueryLikeMonolithAsync(query); });

    /// <summary>One gateway for each graph, started once.</summary>
    public sealed class Gateways : IAsyncLifetime
    {
        internal static TestGraph[] Graphs { get; } = [ShopGraph.Create(), RequiresTests.Create(), OwnershipTests.Create(), AbstractTypeTests.Create(), ContextGraph.Create()];

        internal List<GatewayFixture> Started { get; } = [];

        public async Task InitializeAsync()
        {
            foreach (var graph in Graphs)
            {
                Started.Add(await GatewayFixture.StartAsync(graph));
            }
        }

        public async Task DisposeAsync()
        {
            foreach (var gateway in Started)
            {
                await gateway.DisposeAsync();
            }
        }
    }
}
