using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.ProductSubgraph.Products;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Reviews;

/// <summary>What somebody thinks of a product.</summary>
[Key("id")]
internal sealed class ReviewType(Review review) : INode
{
    /// <summary>Opaque and stable.</summary>
    public string Id => review.Id;

    /// <summary>Of what.</summary>
    public IDataLoaderResult<ProductType?> Product(DocumentLoader<Product> products) => products.Load(review.ProductId).Then(product => new ProductType(product));

    /// <summary>Who wrote it.</summary>
    public UserReference? Author => new(review.AuthorId);

    /// <summary>1 to 5 stars.</summary>
    public int Rating => review.Rating;

    /// <summary>A headline; null when there is none.</summary>
    public string? Title => review.Title;

    /// <summary>Plain text.</summary>
    public string Body => review.Body;

    /// <summary>Whether the author has bought the product here.</summary>
    public bool VerifiedPurchase => review.VerifiedPurchase;

    /// <summary>How many found it helpful.</summary>
    public int HelpfulCount => review.HelpfulCount;

    /// <summary>What the seller answered; null when nothing.</summary>
    public string? SellerReply => review.SellerReply;

    /// <summary>Whether shoppers see it.</summary>
    public ReviewStatus Status => review.Status;

    /// <summary>When it was written.</summary>
    public DateTimeOffset CreatedAt => review.CreatedAt;

    /// <summary>Loads a review for the gateway.</summary>
    [FederationResolver]
    public static IDataLoaderResult<ReviewType?> Resolve(string id, DocumentLoader<Review> reviews, ProductAccess access, Caller caller) => reviews.Load(id).Then(review =>
        access.CanSee(review.ProductId, caller) && (review.Status == ReviewStatus.Published || caller.Is(review.AuthorId)) ? new ReviewType(review) : null);
}

/// <summary>A user, known by id.</summary>
/// <param name="Id">The user's id.</param>
[Key("id", Resolvable = false)]
internal sealed record UserReference(string Id);

/// <summary>A page of reviews.</summary>
internal sealed class ReviewConnection(IReadOnlyList<Edge<ReviewType>> edges, PageInfo pageInfo, Func<CancellationToken, Task<long>> count)
    : Connection<ReviewType>(edges, pageInfo, count);

/// <summary>In which order reviews are listed.</summary>
internal enum ReviewOrder
{
    /// <summary>The newest first.</summary>
    Newest,

    /// <summary>What most found helpful first.</summary>
    Helpful,

    /// <summary>The harshest first.</summary>
    RatingAsc,

    /// <summary>The kindest first.</summary>
    RatingDesc,
}
