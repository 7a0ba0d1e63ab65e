using Octomart.ProductSubgraph.Errors;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Warehouses;

/// <summary>A warehouse to be made or changed.</summary>
/// <param name="SellerId">Whose it is; you must belong to the seller.</param>
/// <param name="Name">What you call it, 1 to 100 characters.</param>
/// <param name="CountryCode">Where it stands, ISO 3166-1 alpha-2 in upper case.</param>
/// <param name="Id">Which warehouse to change; null to make one.</param>
internal sealed record WarehouseUpsertInput(string SellerId, string Name, string CountryCode, string? Id = null);

/// <summary>The warehouse, or why it was not changed.</summary>
/// <param name="Warehouse">As it is now; null when it was not changed.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record WarehousePayload(WarehouseType? Warehouse, IReadOnlyList<CatalogError> UserErrors)
{
    internal static WarehousePayload Refused(CatalogError error) => new(null, [error]);
}

[MutationRoot]
internal sealed class WarehouseUpsert(IDocumentStore store, TimeProvider clock)
{
    /// <summary>A seller has no more, retired ones included.</summary>
    public const int MaxWarehouses = 100;

    private const int MaxName = 100;

    /// <summary>Makes or changes a warehouse of yours. Every seller has a main warehouse without asking.</summary>
    /// <param name="input">What it is to be.</param>
    [RequiresScopes("inventory:write")]
    public async Task<WarehousePayload?> WarehouseUpsertAsync(WarehouseUpsertInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.ActsFor(input.SellerId))
        {
            return WarehousePayload.Refused(new CatalogError(CatalogErrorCode.Forbidden, "You do not act for this seller.", ["input", "sellerId"]));
        }

        if (input.Name.Trim().Length is 0 or > MaxName)
        {
            return WarehousePayload.Refused(CatalogError.Invalid($"A name has 1 to {MaxName} characters.", "name"));
        }

        if (input.CountryCode is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z'])
        {
            return WarehousePayload.Refused(CatalogError.Invalid("A country code has two upper-case letters.", "countryCode"));
        }

        return await store.WriteAsync([$"warehouses:{input.SellerId}"], (work, token) => UpsertAsync(work, input, token), cancellationToken);
    }

    private async Task<WarehousePayload> UpsertAsync(IUnitOfWork work, WarehouseUpsertInput input, CancellationToken cancellationToken)
    {
        // The main warehouse may be changed before it was ever used.
        var known = input.Id is null ? null : await work.FindAsync<Warehouse>(input.Id, cancellationToken)
            ?? (input.Id == Warehouse.DefaultIdOf(input.SellerId) ? Warehouse.Default(input.SellerId) : null);
        if (input.Id is not null && known?.SellerId != input.SellerId)
        {
            return WarehousePayload.Refused(CatalogError.NotFound("warehouse", "id"));
        }

        if (input.Id is null && (await work.ListAsync(new DocumentQuery<Warehouse> { Where = w => w.SellerId == input.SellerId, Limit = MaxWarehouses }, cancellationToken)).Count == MaxWarehouses)
        {
            return WarehousePayload.Refused(CatalogError.Invalid($"A seller has {MaxWarehouses} warehouses at most."));
        }

        var warehouse = (known ?? new Warehouse { Id = OpaqueId.New("whs", clock), SellerId = input.SellerId, Name = input.Name }) with
        {
            Name = input.Name.Trim(),
            CountryCode = input.CountryCode,
        };
        work.Save(warehouse);

        return new WarehousePayload(new WarehouseType(warehouse), []);
    }
}
