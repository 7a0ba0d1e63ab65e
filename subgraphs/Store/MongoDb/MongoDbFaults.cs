using MongoDB.Driver;

namespace Octomart.Store.MongoDb;

/// <summary>What the server's errors mean for a store.</summary>
internal static class MongoDbFaults
{
    public const int DuplicateKey = 11000;
    public const int WriteConflict = 112;
    public const string TransientTransaction = "TransientTransactionError";
    public const string UnknownCommit = "UnknownTransactionCommitResult";

    // A primary that steps down or shuts down, a node that is not ready, a network between them that breaks:
    // https://github.com/mongodb/specifications/blob/master/source/retryable-writes/retryable-writes.md
    private static readonly HashSet<int> PassingCodes = [6, 7, 89, 91, 134, 189, 251, 262, 9001, 10107, 11600, 11602, 13435, 13436];
    private static readonly string[] PassingLabels = ["RetryableWriteError", "RetryableReadError", TransientTransaction];

    /// <summary>Whether it passes by itself: a fail-over, or a connection that broke. The same again may succeed.</summary>
    public static bool IsPassing(Exception error) => error switch
    {
        MongoAuthenticationException => false,
        MongoConnectionException or MongoConnectionPoolPausedException => true,
        MongoException mongo => PassingLabels.Any(mongo.HasErrorLabel) || CodesOf(mongo).Any(PassingCodes.Contains),
        _ => false,
    };

    public static bool Has(MongoException error, int code) => CodesOf(error).Contains(code);

    private static IEnumerable<int> CodesOf(MongoException error) => error switch
    {
        MongoBulkWriteException bulk => [.. bulk.WriteErrors.Select(write => write.Code), bulk.WriteConcernError?.Code ?? 0],
        MongoWriteException { WriteError: { } write } => [write.Code],
        MongoCommandException command => [command.Code],
        _ => [],
    };
}
