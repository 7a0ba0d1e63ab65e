using System.Linq.Expressions;
using GraphQL.DataLoader;
using Octomart.SellerSubgraph.Members;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.SellerSubgraph.Sellers;

[QueryRoot]
internal sealed class SellerQueries(IDocumentStore store, DocumentLoader<Seller> byId, SellersBySlug bySlug, MembershipsOfUser memberships)
{
    /// <summary>A seller by id or slug. Shoppers see those that sell; members see their own in every state.</summary>
    /// <param name="id">The seller's id.</param>
    /// <param name="slug">Its name in addresses.</param>
    public IDataLoaderResult<SellerType?>? Seller(Caller caller, string? id = null, string? slug = null) => (id, slug) switch
    {
        ({ }, _) => byId.Load(id).IfOpenTo(caller, memberships),
        (_, { }) => bySlug.Load(slug).IfOpenTo(caller, memberships),
        _ => null,
    };

    /// <summary>Sellers by name. Shoppers see those that sell, members also their own, and the shop's own people all.</summary>
    /// <param name="status">Only sellers of this status.</param>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    public async Task<Connection<SellerType>> SellersAsync(
        Caller caller, CancellationToken cancellationToken, SellerStatus? status = null, int first = 20, string? after = null)
    {
        var where = await VisibleAsync(caller, status, cancellationToken);
        var query = new DocumentQuery<Seller> { Where = where, OrderBy = seller => seller.Name, Limit = PageSize.Of(first), After = after };
        var page = await store.Set<Seller>().PageAsync(query, cancellationToken);
        return page.ToConnection(after, seller => new SellerType(seller), token => store.Set<Seller>().CountAsync(where, token));
    }

    private async Task<Expression<Func<Seller, bool>>> VisibleAsync(
        Caller caller, SellerStatus? status, CancellationToken cancellationToken)
    {
        if (SellerVisibility.SeesAll(caller))
        {
            return status is { } any ? seller => seller.Status == any : seller => true;
        }

        var members = caller.UserId is { } userId ? await memberships.Load(userId).GetResultAsync(cancellationToken) ?? [] : [];
        var own = members.Select(member => member.SellerId).ToArray();
        return status switch
        {
            SellerStatus.Approved => seller => seller.Status == SellerStatus.Approved,
            { } hidden => seller => seller.Status == hidden && own.Contains(seller.Id),
            null => seller => seller.Status == SellerStatus.Approved || own.Contains(seller.Id),
        };
    }
}
