using GraphQL.DataLoader;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Delivery;

[QueryRoot]
internal sealed class DeliveryQueries(DeliveryMethods methods)
{
    /// <summary>How sellers deliver that have no methods of their own.</summary>
    public IDataLoaderResult<IReadOnlyList<DeliveryMethodType>?> ShopDeliveryMethods() =>
        methods.Load(DeliveryMethod.Shop).Then(set => (IReadOnlyList<DeliveryMethodType>)[.. set.Methods.Select(method => new DeliveryMethodType(method))]);
}
