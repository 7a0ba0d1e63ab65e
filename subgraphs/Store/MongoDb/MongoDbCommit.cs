using System.Text.RegularExpressions;
using MongoDB.Bson;
using MongoDB.Driver;
using Octomart.Store.Writing;

namespace Octomart.Store.MongoDb;

/// <summary>
/// Commits a unit of work: in one transaction, or by a plain write when it changes one document only. Each row carries the mark of the commit
/// that wrote it. When a connection breaks or a primary steps down, the same changes are written again; the versions that they name let them
/// take effect once, and the marks tell whether they had arrived before.
/// </summary>
internal sealed partial class MongoDbCommit(IMongoClient client, IMongoDatabase database)
{
    public Task<CommitOutcome> CommitAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var mark = ObjectId.GenerateNewId();
        var isRepeated = false;
        return MongoDbRetry.RunAsync(
            async () =>
            {
                if (!isRepeated)
                {
                    isRepeated = true;
                    return await TryAsync(changes, mark, cancellationToken);
                }

                // From here on the outcome has to be learnt, whoever stopped waiting for it.
                return await TryAgainAsync(changes, mark);
            },
            CancellationToken.None);
    }

    // What beat us may be our own earlier attempt, whose answer was lost.
    private async Task<CommitOutcome> TryAgainAsync(IReadOnlyList<Change> changes, ObjectId mark)
    {
        try
        {
            var outcome = await TryAsync(changes, mark, CancellationToken.None);
            return outcome.IsCommitted || await HasArrivedAsync(changes, mark) ? CommitOutcome.Committed : outcome;
        }
        catch (DuplicateKeyException)
        {
            if (await HasArrivedAsync(changes, mark))
            {
                return CommitOutcome.Committed;
            }

            throw;
        }
    }

    private async Task<CommitOutcome> TryAsync(IReadOnlyList<Change> changes, ObjectId mark, CancellationToken cancellationToken)
    {
        var group = changes;
        try
        {
            if (changes.Count == 1)
            {
                return await WriteAsync(null, changes, mark, cancellationToken);
            }

            using var session = await client.StartSessionAsync(cancellationToken: cancellationToken);
            session.StartTransaction(new TransactionOptions(ReadConcern.Snapshot, ReadPreference.Primary, WriteConcern.WMajority));
            foreach (var next in GroupsOf(changes))
            {
                group = next;
                if (await WriteAsync(session, group, mark, cancellationToken) is { IsCommitted: false } lost)
                {
                    await session.AbortTransactionAsync(CancellationToken.None);
                    return lost;
                }
            }

            await CommitAsync(session);
            return CommitOutcome.Committed;
        }
        catch (MongoException error) when (MongoDbFaults.Has(error, MongoDbFaults.DuplicateKey))
        {
            throw new DuplicateKeyException(group[0].Collection.Name, ViolatedIndex(error.Message));
        }
        catch (MongoException error) when (MongoDbFaults.Has(error, MongoDbFaults.WriteConflict))
        {
            return new CommitOutcome(group[0]);
        }
    }

    // The server may have committed before the connection broke: asking again is safe and tells.
    private static async Task CommitAsync(IClientSessionHandle session)
    {
        var started = TimeProvider.System.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await session.CommitTransactionAsync(CancellationToken.None);
                return;
            }
            catch (MongoException error) when (error.HasErrorLabel(MongoDbFaults.UnknownCommit))
            {
                if (TimeProvider.System.GetElapsedTime(started) > MongoDbRetry.Patience)
                {
                    throw new StoreOutcomeUnknownException(error);
                }
            }

            await Task.Delay(MongoDbRetry.Pause(attempt), CancellationToken.None);
        }
    }

    // A version is written by one commit only, so one row that shows who wrote the version that we meant to write decides.
    private async Task<bool> HasArrivedAsync(IReadOnlyList<Change> changes, ObjectId mark)
    {
        foreach (var change in changes)
        {
            var collection = database.GetCollection<BsonDocument>(change.Collection.Name);
            using var cursor = await collection.FindAsync(new BsonDocument("_id", change.Document.Id));
            var row = await cursor.FirstOrDefaultAsync();
            if (row is not null && row.GetValue("commit", BsonNull.Value) == mark)
            {
                return true;
            }

            // A new document that is not there was not inserted: nobody deletes within seconds what its maker has not been told of.
            if (row is null ? change.Kind == ChangeKind.Insert : row["version"].ToInt64() <= change.ExpectedVersion + 1)
            {
                return false;
            }
        }

        throw new StoreOutcomeUnknownException();
    }

    private async Task<CommitOutcome> WriteAsync(IClientSessionHandle? session, IReadOnlyList<Change> changes, ObjectId mark, CancellationToken cancellationToken)
    {
        var collection = database.GetCollection<BsonDocument>(changes[0].Collection.Name);
        var models = changes.Select(change => ToModel(change, mark));
        var result = session is null
            ? await collection.BulkWriteAsync(models, cancellationToken: cancellationToken)
            : await collection.BulkWriteAsync(session, models, cancellationToken: cancellationToken);
        var applied = changes[0].Kind switch
        {
            ChangeKind.Insert => result.InsertedCount,
            ChangeKind.Update => result.MatchedCount,
            _ => result.DeletedCount,
        };
        return applied == changes.Count ? CommitOutcome.Committed : new CommitOutcome(changes[0]);
    }

    private static WriteModel<BsonDocument> ToModel(Change change, ObjectId mark)
    {
        var committed = new BsonDocument { { "_id", change.Document.Id }, { "version", change.ExpectedVersion } };
        return change.Kind switch
        {
            ChangeKind.Insert => new InsertOneModel<BsonDocument>(MongoDbRow.Of(change, mark)),
            ChangeKind.Update => new ReplaceOneModel<BsonDocument>(committed, MongoDbRow.Of(change, mark)),
            _ => new DeleteOneModel<BsonDocument>(committed),
        };
    }

    // Neighbours of one kind in one collection travel together.
    private static IEnumerable<IReadOnlyList<Change>> GroupsOf(IReadOnlyList<Change> changes)
    {
        var group = new List<Change>();
        foreach (var change in changes)
        {
            if (group.Count > 0 && (group[0].Kind, group[0].Collection) != (change.Kind, change.Collection))
            {
                yield return group;
                group = [];
            }

            group.Add(change);
        }

        yield return group;
    }

    private static string ViolatedIndex(string message) =>
        IndexInMessage().Match(message) is { Success: true, Groups: [_, var name] } && name.Value != "_id_" ? name.Value : "id";

    [GeneratedRegex(@"index: (\S+)")]
    private static partial Regex IndexInMessage();
}
