using Microsoft.Extensions.Options;
using Octomart.ProductSubgraph.Errors;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.ProductSubgraph.Limits;

/// <summary>What is counted.</summary>
internal enum LimitedAction
{
    Review,
    Question,
    Answer,
    Vote,
    Upload,
    BulkOperation,
}

/// <summary>
/// Counts what each user does in the present hour. Kept in memory: a replica more or a restart gives a user a few more, which
/// is cheaper than a write for every count.
/// </summary>
internal sealed class UserLimits(IOptions<LimitOptions> options, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string User, LimitedAction Action), int> _counts = [];
    private long _hour;

    /// <summary>Counts one more; false when the hour's share is used up. Services are not counted.</summary>
    public bool TryUse(Caller caller, LimitedAction action)
    {
        if (caller.IsService)
        {
            return true;
        }

        lock (_lock)
        {
            var hour = clock.GetUtcNow().ToUnixTimeSeconds() / 3600;
            if (hour != _hour)
            {
                _counts.Clear();
                _hour = hour;
            }

            var used = _counts.GetValueOrDefault((caller.Key, action));
            if (used >= LimitOf(action))
            {
                return false;
            }

            _counts[(caller.Key, action)] = used + 1;
            return true;
        }
    }

    /// <summary>Null, or the error to answer with.</summary>
    public CatalogError? Refuse(Caller caller, LimitedAction action) => TryUse(caller, action)
        ? null
        : new CatalogError(CatalogErrorCode.RateLimited, $"That is enough for an hour: {LimitOf(action)}. Try again later.");

    private int LimitOf(LimitedAction action) => action switch
    {
        LimitedAction.Review => options.Value.ReviewsPerHour,
        LimitedAction.Question => options.Value.QuestionsPerHour,
        LimitedAction.Answer => options.Value.AnswersPerHour,
        LimitedAction.Vote => options.Value.VotesPerHour,
        LimitedAction.Upload => options.Value.UploadsPerHour,
        _ => options.Value.BulkOperationsPerHour,
    };
}
