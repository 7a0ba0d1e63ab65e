using Octomart.Testing;
using Xunit.Abstractions;

namespace Octomart.Supergraph.Tests.BadInput;

/// <summary>
/// Every field of every mutation's input, made from the schema, with every bad value that its type allows. CI sends each by the caller who gets furthest with that mutation, and a
/// seeded share by the others; with OCTOMART_TEST_ALL_BAD_INPUT=1 all send all.
/// </summary>
public sealed class BadInputTests(BadInputShop shop, ITestOutputHelper output) : IClassFixture<BadInputShop>
{
    private const int Seed = 1;
    private const int ShareOfOthers = 10;
    private const int AtOnce = 8;

    /// <summary>Wrong passwords are counted, and coupons that do not exist.</summary>
    private static readonly string[] CountRefusals = ["login", "cartCouponApply"];

    /// <summary>Nothing of these is kept: tokens that open nothing, things to remove that are not there, carts that the caller has no need of.</summary>
    private static readonly string[] MayBeHuge =
        ["uestToken)", "logout(refreshToken)", "wishListRemove(variantId)", "savedItemRemove(id)", "orderReorder(cartId)", "catalogExport(where."];

    private readonly InputTypes _types = InputTypes.Read();

    [Fact]
    public async Task Whatever_is_sent_is_answered_with_a_code_and_never_a_fault_and_a_refusal_writes_nothing()
    {
        var good = new GoodInput(_types, shop.Known);
        var furthest = await FurthestAsync(good);
        var cases = CasesOf(good, furthest).ToList();

        var answers = await SendAsync(cases);

        output.WriteLine($"{answers.Count} cases, {answers.Count(answer => answer.IsAccepted)} accepted, {answers.Count(answer => answer.IsRefusedByService)} refused by services");
        Assert.Empty(answers.SelectMany(answer => answer.Wrong.Select(wrong => $"{answer.Case}: {wrong}")).Order(StringComparer.Ordinal).Take(100));
        Assert.Empty(answers.Where(answer => answer.IsAccepted && answer.Case.What.EndsWith(": huge", StringComparison.Ordinal) && !MayBeHuge.Any(answer.Case.What.Contains)).Select(answer => $"accepted: {answer.Case}"));
        await NothingIsWrittenAsync([.. answers.Where(answer => answer.IsRefusedByService && !CountRefusals.Contains(answer.Case.Mutation)).Select(answer => answer.Case)]);
    }

    /// <summary>What was refused is sent again, until a whole round is refused: that one has written nothing.</summary>
    private async Task NothingIsWrittenAsync(List<BadInputCase> refused)
    {
        Assert.NotEmpty(refused);
        while (true)
        {
            var before = await StoreFingerprint.WhenQuietAsync(shop.DataFolder);
            var answers = await SendAsync(refused);
            if (answers.TrueForAll(answer => !answer.IsAccepted))
            {
                Assert.Empty((await StoreFingerprint.WhenQuietAsync(shop.DataFolder)).Except(before));
                return;
            }

            // Another version, another state of the order: by now it is no mistake.
            refused = [.. answers.Where(answer => !answer.IsAccepted).Select(answer => answer.Case)];
        }
    }

    /// <summary>For each mutation the caller whose good input gets furthest: more is looked at then.</summary>
    private async Task<Dictionary<string, string>> FurthestAsync(GoodInput good)
    {
        var answers = await SendAsync([.. from mutation in _types.Mutations from caller in shop.Callers select Case(mutation, good.Of(mutation.Name, mutation.Input), "nothing bad", caller)]);
        var best = answers.GroupBy(answer => answer.Case.Mutation).ToDictionary(group => group.Key, group => group.MaxBy(answer => answer.Depth)!);
        foreach (var answer in best.Values.Where(answer => answer.Depth < 3))
        {
            output.WriteLine($"{answer.Case}: {answer.Reply.Body}");
        }

        return best.ToDictionary(pair => pair.Key, pair => pair.Value.Case.Caller);
    }

    private IEnumerable<BadInputCase> CasesOf(GoodInput good, Dictionary<string, string> furthest)
    {
        var dice = new Random(Seed);
        var all = Environment.GetEnvironmentVariable("OCTOMART_TEST_ALL_BAD_INPUT") == "1";
        foreach (var mutation in _types.Mutations)
        {
            foreach (var place in _types.PlacesOf(mutation.Name, mutation.Input))
            {
                var bad = BadValues.Of(place.Field, _types).Select(value => (value.Name, Input: good.With(mutation.Name, mutation.Input, place, value.Value)));
                foreach (var (what, input) in InputTypes.IsRequired(place.Field) ? bad.Append(("missing", good.Without(mutation.Name, mutation.Input, place))) : bad)
                {
                    foreach (var caller in shop.Callers.Where(caller => furthest[mutation.Name] == caller.Name || dice.Next(ShareOfOthers) == 0 || all))
                    {
                        yield return Case(mutation, input, $"{place}: {what}", caller);
                    }
                }
            }
        }
    }

    private static BadInputCase Case((string Name, GraphQLParser.AST.GraphQLType Input) mutation, System.Text.Json.Nodes.JsonObject input, string what, (string Name, GraphQLClient Client) caller) =>
        new(mutation.Name, $"{InputTypes.NameOf(mutation.Input)}!", input, what, caller.Name, caller.Client);

    private static async Task<List<BadInputAnswer>> SendAsync(List<BadInputCase> cases)
    {
        var answers = new BadInputAnswer[cases.Count];
        await Parallel.ForAsync(0, cases.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => answers[i] = await cases[i].SendAsync());
        return [.. answers];
    }
}
