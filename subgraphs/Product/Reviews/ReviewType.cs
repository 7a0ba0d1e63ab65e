using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.ProductSubgraph.Media;
using Octomart.ProductSubgraph.Moderation;
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

    /// <summary>Whether you found it helpful; null when you are not signed in.</summary>
    public IDataLoaderResult<bool?> VotedHelpful(DocumentLoader<HelpfulVote> votes, Caller caller) => caller.UserId is { } userId
        ? votes.Load(HelpfulVote.IdOf(review.Id, userId)).Map(vote => (bool?)(vote is not null))
        : LoaderResult.From(_ => Task.FromResult<bool?>(null));

    /// <summary>Photographs that the author took.</summary>
    public IEnumerable<MediaType> Photos => review.Photos.Select((photo, i) => new MediaType(photo, i + 1));

    /// <summary>What the seller answered; null when nothing.</summary>
    public string? SellerReply => review.SellerReply;

    /// <summary>When the seller answered; null when not.</summary>
    public DateTimeOffset? SellerRepliedAt => review.SellerRepliedAt;

    /// <summary>Whether shoppers see it.</summary>
    public ReviewStatus Status => review.Status;

    /// <summary>Why a moderator did not show it; for its author and moderators.</summary>
    public string? ModerationNote(Caller caller) => caller.Is(review.AuthorId) || Moderators.Includes(caller) ? review.ModerationNote : null;

    /// <summary>What others report of it, for moderators.</summary>
    [RequiresScopes(Moderators.Scope)]
    public IDataLoaderResult<IEnumerable<ReviewReportType>?> Reports(ReportsByReviewLoader reports) =>
        reports.Load(review.Id).Map(found => (IEnumerable<ReviewReportType>?)(found ?? []).Select(report => new ReviewReportType(report)));

    /// <summary>When it was written.</summary>
    public DateTimeOffset CreatedAt => review.CreatedAt;

    /// <summary>When its author last changed it; null when never.</summary>
    public DateTimeOffset? EditedAt => review.EditedAt;

    /// <summary>Loads a review for the gateway.</summary>
    [FederationResolver]
    public static IDataLoaderResult<ReviewType?> Resolve(string id, DocumentLoader<Review> reviews, ProductAccess access, Caller caller) => reviews.Load(id).Then(review =>
        Moderators.Includes(caller) || (access.CanSee(review.ProductId, caller) && (review.IsPublished || caller.Is(review.AuthorId))) ? new ReviewType(review) : null);
}

/// <summary>Why somebody wants a moderator to look at a review.</summary>
internal sealed class ReviewReportType(ReviewReportEntry report)
{
    /// <summary>Who reports it.</summary>
    public UserReference? Reporter => new(report.UserId);

    /// <summary>What is wrong.</summary>
    public ReportReason Reason => report.Reason;

    /// <summary>More about it.</summary>
    public string? Comment => report.Comment;

    /// <summary>When it was reported.</summary>
    public DateTimeOffset CreatedAt => report.CreatedAt;
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
