using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Limits;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Reviews;

/// <summary>That somebody found something helpful. The id follows from both, so that nobody counts twice.</summary>
internal sealed record HelpfulVote : Document
{
    public required string SubjectId { get; init; }

    public required string UserId { get; init; }

    public static string IdOf(string subjectId, string userId) => OpaqueId.From("vot", subjectId, userId);

    /// <summary>Gives or takes back the vote; by how much the count changes.</summary>
    public static async Task<int> SetAsync(IUnitOfWork work, string subjectId, string userId, bool isHelpful, CancellationToken cancellationToken)
    {
        var id = IdOf(subjectId, userId);
        var known = await work.FindAsync<HelpfulVote>(id, cancellationToken);
        switch (known, isHelpful)
        {
            case (null, true):
                work.Insert(new HelpfulVote { Id = id, SubjectId = subjectId, UserId = userId });
                return 1;
            case ({ } vote, false):
                work.Delete(vote);
                return -1;
            default:
                return 0;
        }
    }
}

/// <summary>Whether a review helped.</summary>
/// <param name="Id">Which review.</param>
/// <param name="Helpful">False takes the vote back.</param>
internal sealed record ReviewVoteInput(string Id, bool Helpful);

[MutationRoot]
internal sealed class ReviewVote(IDocumentStore store, ProductAccess access, UserLimits limits)
{
    /// <summary>Says that somebody else's review helped, or takes that back. Each user counts once.</summary>
    /// <param name="input">The vote.</param>
    [Authenticated]
    public async Task<ReviewPayload?> ReviewVoteAsync(ReviewVoteInput input, Caller caller, CancellationToken cancellationToken) => caller.UserId is not { } userId
        ? ReviewPayload.Refused(CatalogError.Forbidden("Only people vote."))
        : limits.Refuse(caller, LimitedAction.Vote) is { } enough
            ? ReviewPayload.Refused(enough)
            : await store.WriteAsync([$"review:{input.Id}"], (work, token) => VoteAsync(work, input, userId, caller, token), cancellationToken);

    private async Task<ReviewPayload> VoteAsync(IUnitOfWork work, ReviewVoteInput input, string userId, Caller caller, CancellationToken cancellationToken)
    {
        if (await work.FindAsync<Review>(input.Id, cancellationToken) is not { IsPublished: true } review || !access.CanSee(review.ProductId, caller))
        {
            return ReviewPayload.Refused(CatalogError.NotFound("review", "id"));
        }

        if (review.AuthorId == userId)
        {
            return ReviewPayload.Refused(CatalogError.Forbidden("Nobody votes for what they wrote."));
        }

        var change = await HelpfulVote.SetAsync(work, review.Id, userId, input.Helpful, cancellationToken);
        var voted = review with { HelpfulCount = review.HelpfulCount + change };
        if (change != 0)
        {
            work.Update(voted);
        }

        return new ReviewPayload(new ReviewType(voted), []);
    }
}
