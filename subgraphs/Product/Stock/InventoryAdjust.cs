using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Variants;
using Octomart.ProductSubgraph.Warehouses;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>Changes of stock that happen together or not at all.</summary>
/// <param name="IdempotencyKey">Yours, 1 to 200 characters: the same key does not change stock again for 24 hours.</param>
/// <param name="Changes">1 to 100 changes.</param>
/// <param name="Reason">Why, for your own records; at most 200 characters.</param>
internal sealed record InventoryAdjustInput(string IdempotencyKey, IReadOnlyList<InventoryChangeInput> Changes, string? Reason = null);

/// <summary>A change of the stock of a variant in a warehouse.</summary>
/// <param name="VariantId">Of what.</param>
/// <param name="Delta">By how many units; negative for fewer.</param>
/// <param name="WarehouseId">Where; the seller's main warehouse when null.</param>
/// <param name="ExpectedOnHand">How many units you think are there: if it is another number, nothing is changed.</param>
internal sealed record InventoryChangeInput(string VariantId, int Delta, string? WarehouseId = null, int? ExpectedOnHand = null);

/// <summary>The stock, or why it was not changed.</summary>
/// <param name="Levels">The stock as it is now; empty when nothing was changed.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record InventoryPayload(IReadOnlyList<InventoryLevelType> Levels, IReadOnlyList<CatalogError> UserErrors)
{
    internal static InventoryPayload Of(IEnumerable<InventoryLevel> levels) => new([.. levels.Select(level => new InventoryLevelType(level))], []);

    internal static InventoryPayload Refused(CatalogError error) => new([], [error]);
}

[MutationRoot]
internal sealed class InventoryAdjust(IDocumentStore store, LevelWriter writer)
{
    private const int MaxChanges = 100;
    private const int MaxReason = 200;

    /// <summary>Changes how much of your variants lies in your warehouses.</summary>
    /// <param name="input">The changes.</param>
    [RequiresScopes("inventory:write")]
    public async Task<InventoryPayload?> InventoryAdjustAsync(InventoryAdjustInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (Validate(input) is { } error)
        {
            return InventoryPayload.Refused(error);
        }

        var key = IdempotencyKey.Of(caller.Key, "inventoryAdjust", input.IdempotencyKey, input);
        var outcome = await writer.WriteOnceAsync(key, (work, token) => AdjustAsync(work, input, caller, token), cancellationToken);
        if (outcome.IsKeyReused)
        {
            return InventoryPayload.Refused(new CatalogError(CatalogErrorCode.IdempotencyKeyReused, "The key was used for other changes.", ["input", "idempotencyKey"]));
        }

        return outcome.ReplayedResult is { } ids
            ? InventoryPayload.Of((await store.Set<InventoryLevel>().FindManyAsync(ids.Split(' '), cancellationToken)).Values)
            : outcome.Value;
    }

    private async Task<WriteOutcome<InventoryPayload>> AdjustAsync(IUnitOfWork work, InventoryAdjustInput input, Caller caller, CancellationToken cancellationToken)
    {
        var variantIds = input.Changes.Select(change => change.VariantId).Distinct(StringComparer.Ordinal).ToArray();
        var variants = await work.FindManyAsync<Variant>(variantIds, cancellationToken);
        var before = await work.ListAsync(new DocumentQuery<InventoryLevel> { Where = level => variantIds.Contains(level.VariantId), Limit = 100_000 }, cancellationToken);
        var warehouses = await work.FindManyAsync<Warehouse>(WarehouseIds(input, variants), cancellationToken);
        var levels = before.ToDictionary(level => level.Id, StringComparer.Ordinal);
        var touched = new HashSet<string>(StringComparer.Ordinal);
        var missing = new Dictionary<string, Warehouse>(StringComparer.Ordinal);
        for (var i = 0; i < input.Changes.Count; i++)
        {
            var change = input.Changes[i];
            string[] at = ["changes", $"{i}"];
            if (variants.GetValueOrDefault(change.VariantId) is not { } variant || !caller.ActsFor(variant.SellerId))
            {
                return WriteOutcome.Refused(InventoryPayload.Refused(CatalogError.NotFound("variant", [.. at, "variantId"])));
            }

            var warehouseId = change.WarehouseId ?? Warehouse.DefaultIdOf(variant.SellerId);
            if (warehouses.GetValueOrDefault(warehouseId)?.SellerId != variant.SellerId)
            {
                if (warehouseId != Warehouse.DefaultIdOf(variant.SellerId))
                {
                    return WriteOutcome.Refused(InventoryPayload.Refused(CatalogError.NotFound("warehouse", [.. at, "warehouseId"])));
                }

                missing.TryAdd(warehouseId, Warehouse.Default(variant.SellerId));
            }

            var id = InventoryLevel.IdOf(variant.Id, warehouseId);
            if (change.Delta > 0 && warehouses.GetValueOrDefault(warehouseId)?.IsRetired == true)
            {
                return WriteOutcome.Refused(InventoryPayload.Refused(CatalogError.Invalid("The warehouse is retired.", [.. at, "warehouseId"])));
            }

            var level = levels.GetValueOrDefault(id) ?? InventoryLevel.Empty(variant, warehouseId);
            if (change.ExpectedOnHand is { } expected && expected != level.OnHand)
            {
                return WriteOutcome.Refused(InventoryPayload.Refused(
                    new CatalogError(CatalogErrorCode.StockChanged, $"There are {level.OnHand} on hand, not {expected}.", ["input", .. at, "expectedOnHand"])));
            }

            if (level.Adjust(change.Delta) is not { } adjusted)
            {
                return WriteOutcome.Refused(InventoryPayload.Refused(
                    new CatalogError(CatalogErrorCode.StockBelowReserved, $"{level.OnHand} are on hand and {level.Reserved} of them reserved.", ["input", .. at, "delta"])));
            }

            levels[id] = adjusted;
            touched.Add(id);
        }

        List<InventoryLevel> after = [.. touched.Select(id => levels[id])];
        foreach (var warehouse in missing.Values)
        {
            work.Insert(warehouse);
        }

        return await writer.WriteAsync(work, before, after, warehouses, new StockCause(StockMovementKind.Adjusted, caller.Key, input.Reason), cancellationToken);
    }

    private static HashSet<string> WarehouseIds(InventoryAdjustInput input, IReadOnlyDictionary<string, Variant> variants) =>
    [
        .. input.Changes.Select(change => change.WarehouseId).OfType<string>(),
        .. variants.Values.Select(variant => Warehouse.DefaultIdOf(variant.SellerId)),
    ];

    private static CatalogError? Validate(InventoryAdjustInput input) => input switch
    {
        _ when !IdempotencyKey.IsValid(input.IdempotencyKey) => CatalogError.Invalid($"A key has 1 to {IdempotencyKey.MaxLength} characters.", "idempotencyKey"),
        { Changes.Count: 0 or > MaxChanges } => CatalogError.Invalid($"There must be 1 to {MaxChanges} changes.", "changes"),
        { Reason.Length: > MaxReason } => CatalogError.Invalid($"A reason has {MaxReason} characters at most.", "reason"),
        _ => null,
    };
}
