using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.SellerSubgraph.Commissions;
using Octomart.SellerSubgraph.Members;
using Octomart.SellerSubgraph.Ratings;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.SellerSubgraph.Sellers;

/// <summary>
/// A business that sells in the shop. What concerns its dealings with the shop is for its members and the shop's own people.
/// </summary>
/// <param name="seller">The seller.</param>
[Key("id")]
[Key("slug")]
public sealed class SellerType(Seller seller) : INode
{
    /// <summary>Opaque and unique in the whole graph.</summary>
    public string Id => seller.Id;

    /// <summary>Its name in addresses.</summary>
    public string Slug => seller.Slug;

    /// <summary>As shoppers see it.</summary>
    public string Name => seller.Name;

    /// <summary>Where it ships from, ISO 3166-1 alpha-2.</summary>
    public string CountryCode => seller.CountryCode;

    /// <summary>A few sentences for its page.</summary>
    public string? About => seller.About;

    /// <summary>A picture for its page.</summary>
    public string? LogoUrl => seller.LogoUrl;

    /// <summary>Where it stands with the shop.</summary>
    public SellerStatus Status => seller.Status;

    /// <summary>Since when it has been selling here; null before its approval.</summary>
    public DateTimeOffset? ApprovedAt => seller.ApprovedAt;

    /// <summary>The average of all ratings of its products, from 1 to 5; null without any.</summary>
    public IDataLoaderResult<double?> Rating(DocumentLoader<SellerRating> ratings) =>
        ratings.Load(SellerRating.IdOf(seller.Id)).ThenValue(rating => rating.Average);

    /// <summary>What the shop said to its last decision on the seller; null for others.</summary>
    [Authenticated]
    public IDataLoaderResult<string?> StatusNote(Caller caller, MembersOfSeller members) =>
        members.LoadFor(caller, seller.Id).Then(_ => seller.StatusNote);

    /// <summary>Who acts for the seller; null for others.</summary>
    [Authenticated]
    public IDataLoaderResult<IReadOnlyList<SellerMemberType>?> Members(Caller caller, MembersOfSeller members) =>
        members.LoadFor(caller, seller.Id).Then(IReadOnlyList<SellerMemberType>? (all) => [.. all.Select(member => new SellerMemberType(member))]);

    /// <summary>The commission rules that were agreed with this seller; where none applies, the shop's do. Null for others.</summary>
    [Authenticated]
    public IDataLoaderResult<IReadOnlyList<CommissionRuleType>?> CommissionRules(
        Caller caller, MembersOfSeller members, RulesOfSeller rules) =>
        members.LoadFor(caller, seller.Id).ThenLoad(_ => rules.Load(seller.Id).Then(
            IReadOnlyList<CommissionRuleType>? (agreed) => [.. agreed.Select(rule => new CommissionRuleType(rule))]));

    /// <summary>Loads a seller for the gateway.</summary>
    [FederationResolver]
    public static IDataLoaderResult<SellerType?> Resolve(
        string id, Caller caller, DocumentLoader<Seller> sellers, MembershipsOfUser memberships) =>
        sellers.Load(id).IfKnownTo(caller, memberships);

    /// <summary>Loads a seller for the gateway.</summary>
    [FederationResolver]
    public static IDataLoaderResult<SellerType?> ResolveBySlug(
        string slug, Caller caller, SellersBySlug sellers, MembershipsOfUser memberships) =>
        sellers.Load(slug).IfKnownTo(caller, memberships);
}
