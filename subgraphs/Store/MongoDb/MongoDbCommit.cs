using System.Text.RegularExpressions;
using MongoDB.Bson;
using MongoDB.Driver;
using Octomart.Store.Writing;

namespace Octomart.Store.MongoDb;

/// <summary>One attempt to commit a unit of work: one transaction, or a plain write when it changes one document only.</summary>
internal sealed partial class MongoDbCommit(IMongoClient client, IMongoDatabase database)
{
    private const int DuplicateKey = 11000;
    private const int WriteConflict = 112;
    private const int MaxCommitAttempts = 5;

    public async Task<CommitOutcome> CommitAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var group = changes;
        try
        {
            if (changes.Count == 1)
            {
                return await WriteAsync(null, changes, cancellationToken);
            }

            using var session = await client.StartSessionAsync(cancellationToken: cancellationToken);
            session.StartTransaction(new TransactionOptions(ReadConcern.Snapshot, ReadPreference.Primary, WriteConcern.WMajority));
            foreach (var next in GroupsOf(changes))
            {
                group = next;
                if (await WriteAsync(session, group, cancellationToken) is { IsCommitted: false } lost)
                {
                    await session.AbortTransactionAsync(CancellationToken.None);
                    return lost;
                }
            }

            // From here on the outcome has to be learnt, whoever stopped waiting for it.
            await CommitAsync(session, CancellationToken.None);
            return CommitOutcome.Committed;
        }
        catch (MongoException error) when (CodesOf(error).Contains(DuplicateKey))
        {
            throw new DuplicateKeyException(group[0].Collection.Name, ViolatedIndex(error.Message));
        }
        catch (MongoException error) when (error.HasErrorLabel("TransientTransactionError") || CodesOf(error).Contains(WriteConflict))
        {
            return new CommitOutcome(group[0]);
        }
    }

    private static async Task CommitAsync(IClientSessionHandle session, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await session.CommitTransactionAsync(cancellationToken);
                return;
            }
            catch (MongoException error) when (error.HasErrorLabel("UnknownTransactionCommitResult") && attempt < MaxCommitAttempts)
            {
                // The server may have committed before the connection broke: asking again is safe and tells.
            }
        }
    }

    private async Task<CommitOutcome> WriteAsync(IClientSessionHandle? session, IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var collection = database.GetCollection<BsonDocument>(changes[0].Collection.Name);
        var models = changes.Select(ToModel);
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

    private static WriteModel<BsonDocument> ToModel(Change change)
    {
        var committed = new BsonDocument { { "_id", change.Document.Id }, { "version", change.ExpectedVersion } };
        return change.Kind switch
        {
            ChangeKind.Insert => new InsertOneModel<BsonDocument>(ToRow(change)),
            ChangeKind.Update => new ReplaceOneModel<BsonDocument>(committed, ToRow(change)),
            _ => new DeleteOneModel<BsonDocument>(committed),
        };
    }

    private static BsonDocument ToRow(Change change) => new()
    {
        { "_id", change.Document.Id },
        { "version", change.ExpectedVersion + 1 },
        { "body", BsonText.FromDocument(change.Document, change.Collection.DocumentType) },
    };

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

    private static IEnumerable<int> CodesOf(MongoException error) => error switch
    {
        MongoBulkWriteException bulk => bulk.WriteErrors.Select(write => write.Code),
        MongoWriteException { WriteError: { } write } => [write.Code],
        MongoCommandException command => [command.Code],
        _ => [],
    };

    private static string ViolatedIndex(string message) =>
        IndexInMessage().Match(message) is { Success: true, Groups: [_, var name] } && name.Value != "_id_" ? name.Value : "id";

    [GeneratedRegex(@"index: (\S+)")]
    private static partial Regex IndexInMessage();
}
