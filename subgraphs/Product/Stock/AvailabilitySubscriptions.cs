using System.Runtime.CompilerServices;
using GraphQL;
using Microsoft.Extensions.Options;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Variants;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>What can be bought of a variant at one moment of a subscription.</summary>
/// <param name="Cursor">Subscribe with it as after to go on behind this update.</param>
/// <param name="Variant">Which variant.</param>
/// <param name="Availability">Whether and how many can be bought.</param>
internal sealed record AvailabilityUpdate(string Cursor, VariantType Variant, Availability Availability);

[SubscriptionRoot]
internal sealed class AvailabilitySubscriptions(
    IDocumentStore store, AvailabilitySignals signals, ProductAccess access, AvailabilityRules rules, IOptions<CatalogueOptions> options, TimeProvider clock)
{
    private const int MaxVariants = 50;

    /// <summary>
    /// Follows what can be bought of variants: first their present state, then an update at each change; quick changes of one variant are
    /// told as one. A client that lost its connection passes the last cursor it has seen, and hears at once of those that changed since.
    /// </summary>
    /// <param name="variantIds">1 to 50 variants.</param>
    /// <param name="after">Begin behind this cursor, which must be of the same variants.</param>
    public async IAsyncEnumerable<AvailabilityUpdate> AvailabilityChanged(
        IReadOnlyList<string> variantIds, Caller caller, string? after = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string[] ids = [.. variantIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (ids.Length is 0 or > MaxVariants)
        {
            throw new ExecutionError($"There must be 1 to {MaxVariants} variants.") { Code = "INVALID" };
        }

        // Listening begins before reading, so that nothing falls between the two.
        using var listener = signals.Listen(ids);
        var cursor = after is null ? AvailabilityCursor.Start(ids) : AvailabilityCursor.Read(after, ids) ?? throw new ExecutionError("This is no cursor of these variants.") { Code = "INVALID_CURSOR" };
        var states = await ReadAsync(ids, caller, cancellationToken);
        if (states.Count < ids.Length)
        {
            throw new ExecutionError("There is no such variant.") { Code = "NOT_FOUND" };
        }

        while (true)
        {
            foreach (var state in states.Where(state => cursor.IsNews(state.Variant.Id, state.Stamp)))
            {
                cursor = cursor.With(state.Variant.Id, state.Stamp);
                yield return new AvailabilityUpdate(cursor.ToString(), new VariantType(state.Variant), rules.Of(state.Variant, state.Levels));
            }

            var changed = await NextAsync(listener, ids, cancellationToken);
            states = await ReadAsync(changed, caller, cancellationToken);
        }
    }

    private async Task<IReadOnlyCollection<string>> NextAsync(AvailabilityListener listener, string[] ids, CancellationToken cancellationToken)
    {
        if (store.IsShared)
        {
            // Other replicas change stock too and do not nudge this one.
            await Task.Delay(options.Value.RefreshInterval, clock, cancellationToken);
            return ids;
        }

        await listener.WaitAsync(cancellationToken);
        await Task.Delay(options.Value.AvailabilityInterval, clock, cancellationToken);
        return listener.Take();
    }

    // Asked anew for every update: whoever may no longer see a variant hears no more of it.
    private async Task<IReadOnlyList<(Variant Variant, IReadOnlyList<InventoryLevel> Levels, long Stamp)>> ReadAsync(
        IReadOnlyCollection<string> ids, Caller caller, CancellationToken cancellationToken)
    {
        var variants = await store.Set<Variant>().FindManyAsync(ids, cancellationToken);
        var levels = (await store.Set<InventoryLevel>().ListAsync(
            new DocumentQuery<InventoryLevel> { Where = level => ids.Contains(level.VariantId), Limit = 100_000 }, cancellationToken)).ToLookup(level => level.VariantId, StringComparer.Ordinal);
        return
        [
            .. ids.Order(StringComparer.Ordinal).Select(variants.GetValueOrDefault).OfType<Variant>().Where(variant => access.CanSee(variant, caller))
                .Select(variant => (variant, (IReadOnlyList<InventoryLevel>)[.. levels[variant.Id]], variant.Version + levels[variant.Id].Sum(level => level.Version))),
        ];
    }
}
