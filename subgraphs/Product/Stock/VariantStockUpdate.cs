using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Variants;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>What is said about a variant's stock.</summary>
/// <param name="Id">Which variant.</param>
/// <param name="Version">The version that the change was made from.</param>
/// <param name="LowStockAt">With this many units or fewer, stock is low; the shop's threshold when null.</param>
/// <param name="RestockAt">When you expect more; null when you do not know.</param>
internal sealed record VariantStockUpdateInput(string Id, int Version, int? LowStockAt = null, DateTimeOffset? RestockAt = null);

[MutationRoot]
internal sealed class VariantStockUpdate(IDocumentStore store, AvailabilitySignals signals, TimeProvider clock)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(730);

    /// <summary>Says from when on a variant of yours is running low, and when more of it are expected. Both are replaced.</summary>
    /// <param name="input">What is to hold.</param>
    [RequiresScopes("inventory:write")]
    public async Task<VariantPayload?> VariantStockUpdateAsync(VariantStockUpdateInput input, Caller caller, CancellationToken cancellationToken) =>
        Validate(input) is { } error
            ? VariantPayload.Refused(error)
            : await store.WriteAsync([$"stock:{input.Id}"], (work, token) => UpdateAsync(work, input, caller, token), cancellationToken);

    private async Task<VariantPayload> UpdateAsync(IUnitOfWork work, VariantStockUpdateInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (await work.FindAsync<Variant>(input.Id, cancellationToken) is not { } variant || !caller.ActsFor(variant.SellerId))
        {
            return VariantPayload.Refused(CatalogError.NotFound("variant", "id"));
        }

        if (variant.Version != input.Version)
        {
            return VariantPayload.Refused(CatalogError.VersionConflict(variant.Version));
        }

        var changed = variant with { LowStockAt = input.LowStockAt, RestockAt = input.RestockAt };
        work.Update(changed);
        if (changed.LowStockAt != variant.LowStockAt)
        {
            foreach (var level in await work.ListAsync(new DocumentQuery<InventoryLevel> { Where = level => level.VariantId == variant.Id }, cancellationToken))
            {
                work.Update(level with { LowStockAt = changed.LowStockAt });
            }
        }

        work.AfterCommit(() => signals.Tell(variant.Id));
        return new VariantPayload(new VariantType(changed), []);
    }

    private CatalogError? Validate(VariantStockUpdateInput input) => input switch
    {
        { LowStockAt: < 0 or > InventoryLevel.MaxOnHand } => CatalogError.Invalid("A threshold is not negative.", "lowStockAt"),
        { RestockAt: { } at } when at <= clock.GetUtcNow() || at > clock.GetUtcNow() + MaxWait => CatalogError.Invalid("More are expected in the future, within two years.", "restockAt"),
        _ => null,
    };
}
