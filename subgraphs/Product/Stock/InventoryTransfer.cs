using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Variants;
using Octomart.ProductSubgraph.Warehouses;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>Units that move from one of your warehouses to another, together or not at all.</summary>
/// <param name="IdempotencyKey">Yours, 1 to 200 characters: the same key does not move them again for 24 hours.</param>
/// <param name="FromWarehouseId">Where they lie.</param>
/// <param name="ToWarehouseId">Where they are to lie.</param>
/// <param name="Lines">1 to 100 variants.</param>
/// <param name="Reason">Why, for your own records; at most 200 characters.</param>
internal sealed record InventoryTransferInput(
    string IdempotencyKey, string FromWarehouseId, string ToWarehouseId, IReadOnlyList<InventoryTransferLineInput> Lines, string? Reason = null);

/// <summary>How many of a variant.</summary>
/// <param name="VariantId">What.</param>
/// <param name="Quantity">How many, at least 1. Units that are reserved for orders stay.</param>
internal sealed record InventoryTransferLineInput(string VariantId, int Quantity);

[MutationRoot]
internal sealed class InventoryTransfer(IDocumentStore store, LevelWriter writer)
{
    private const int MaxLines = 100;
    private const int MaxReason = 200;

    /// <summary>Moves stock between two of your warehouses. What shoppers can buy stays the same.</summary>
    /// <param name="input">What moves from where to where.</param>
    [RequiresScopes("inventory:write")]
    public async Task<InventoryPayload?> InventoryTransferAsync(InventoryTransferInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (Validate(input) is { } error)
        {
            return InventoryPayload.Refused(error);
        }

        var key = IdempotencyKey.Of(caller.Key, "inventoryTransfer", input.IdempotencyKey, input);
        var outcome = await writer.WriteOnceAsync(key, (work, token) => TransferAsync(work, input, caller, token), cancellationToken);
        if (outcome.IsKeyReused)
        {
            return InventoryPayload.Refused(new CatalogError(CatalogErrorCode.IdempotencyKeyReused, "The key was used for another transfer.", ["input", "idempotencyKey"]));
        }

        return outcome.ReplayedResult is { } ids
            ? InventoryPayload.Of((await store.Set<InventoryLevel>().FindManyAsync(ids.Split(' '), cancellationToken)).Values)
            : outcome.Value;
    }

    private async Task<WriteOutcome<InventoryPayload>> TransferAsync(IUnitOfWork work, InventoryTransferInput input, Caller caller, CancellationToken cancellationToken)
    {
        var warehouses = await work.FindManyAsync<Warehouse>([input.FromWarehouseId, input.ToWarehouseId], cancellationToken);
        if (warehouses.GetValueOrDefault(input.FromWarehouseId) is not { } from || !caller.ActsFor(from.SellerId))
        {
            return Refused(CatalogError.NotFound("warehouse", "fromWarehouseId"));
        }

        if (warehouses.GetValueOrDefault(input.ToWarehouseId) is not { IsRetired: false } to || to.SellerId != from.SellerId)
        {
            return Refused(CatalogError.NotFound("warehouse", "toWarehouseId"));
        }

        var variantIds = input.Lines.Select(line => line.VariantId).ToArray();
        var variants = await work.FindManyAsync<Variant>(variantIds, cancellationToken);
        var before = await work.ListAsync(new DocumentQuery<InventoryLevel> { Where = level => variantIds.Contains(level.VariantId), Limit = 100_000 }, cancellationToken);
        var levels = before.ToDictionary(level => level.Id, StringComparer.Ordinal);
        var after = new List<InventoryLevel>();
        for (var i = 0; i < input.Lines.Count; i++)
        {
            var line = input.Lines[i];
            if (variants.GetValueOrDefault(line.VariantId) is not { } variant || variant.SellerId != from.SellerId)
            {
                return Refused(CatalogError.NotFound("variant", "lines", $"{i}", "variantId"));
            }

            var source = levels.GetValueOrDefault(InventoryLevel.IdOf(variant.Id, from.Id)) ?? InventoryLevel.Empty(variant, from.Id);
            var target = levels.GetValueOrDefault(InventoryLevel.IdOf(variant.Id, to.Id)) ?? InventoryLevel.Empty(variant, to.Id);
            if (source.Adjust(-line.Quantity) is not { } less || target.Adjust(line.Quantity) is not { } more)
            {
                return Refused(new CatalogError(
                    CatalogErrorCode.StockBelowReserved, $"{source.OnHand} are on hand and {source.Reserved} of them reserved.", ["input", "lines", $"{i}", "quantity"]));
            }

            after.AddRange([less, more]);
        }

        return await writer.WriteAsync(work, before, after, warehouses, new StockCause(StockMovementKind.Transferred, caller.Key, input.Reason), cancellationToken);
    }

    private static WriteOutcome<InventoryPayload> Refused(CatalogError error) => WriteOutcome.Refused(InventoryPayload.Refused(error));

    private static CatalogError? Validate(InventoryTransferInput input) => input switch
    {
        _ when !IdempotencyKey.IsValid(input.IdempotencyKey) => CatalogError.Invalid($"A key has 1 to {IdempotencyKey.MaxLength} characters.", "idempotencyKey"),
        { Lines.Count: 0 or > MaxLines } => CatalogError.Invalid($"There must be 1 to {MaxLines} lines.", "lines"),
        _ when input.Lines.Any(line => line.Quantity is < 1 or > InventoryLevel.MaxOnHand) => CatalogError.Invalid("A quantity is at least 1.", "lines"),
        _ when input.Lines.DistinctBy(line => line.VariantId, StringComparer.Ordinal).Count() < input.Lines.Count => CatalogError.Invalid("A variant stands in one line.", "lines"),
        _ when input.FromWarehouseId == input.ToWarehouseId => CatalogError.Invalid("They lie there already.", "toWarehouseId"),
        { Reason.Length: > MaxReason } => CatalogError.Invalid($"A reason has {MaxReason} characters at most.", "reason"),
        _ => null,
    };
}
