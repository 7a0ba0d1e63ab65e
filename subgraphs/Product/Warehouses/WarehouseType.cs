using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Warehouses;

/// <summary>Where a seller's stock lies.</summary>
[Key("id")]
internal sealed class WarehouseType(Warehouse warehouse) : INode
{
    /// <summary>Opaque and stable.</summary>
    public string Id => warehouse.Id;

    /// <summary>What the seller calls it.</summary>
    public string Name => warehouse.Name;

    /// <summary>Where it stands, ISO 3166-1 alpha-2; null until the seller says.</summary>
    public string? CountryCode => warehouse.CountryCode;

    /// <summary>Whether nothing is put there any more.</summary>
    public bool IsRetired => warehouse.IsRetired;

    /// <summary>Loads a warehouse for the gateway.</summary>
    [FederationResolver]
    public static IDataLoaderResult<WarehouseType?> Resolve(string id, DocumentLoader<Warehouse> warehouses, Caller caller) =>
        warehouses.Load(id).Then(warehouse => caller.ActsFor(warehouse.SellerId) ? new WarehouseType(warehouse) : null);
}
