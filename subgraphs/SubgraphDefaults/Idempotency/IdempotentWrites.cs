using Octomart.Store;

namespace Octomart.SubgraphDefaults.Idempotency;

/// <summary>Writes that happen once, however often they are asked for.</summary>
public static class IdempotentWrites
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Declares the collection that keeps used keys.</summary>
    public static StoreModel AddIdempotency(this StoreModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Collection<IdempotencyRecord>("idempotency", c => c.Index("expiresAt", [r => r.ExpiresAt]));
    }

    /// <summary>
    /// Runs <paramref name="body"/> in a unit of work unless the key was used before. A body that refuses (returns
    /// <see cref="WriteOutcome.Refused{T}"/>) leaves no trace, so that the caller may mend the input and send the same key again.
    /// </summary>
    public static async Task<OnceOutcome<T>> WriteOnceAsync<T>(
        this IDocumentStore store,
        IdempotencyKey key,
        TimeProvider clock,
        Func<IUnitOfWork, CancellationToken, Task<WriteOutcome<T>>> body,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(key);
        while (true)
        {
            try
            {
                return await store.WriteAsync([key.RecordId], async (work, token) =>
                {
                    if (await work.FindAsync<IdempotencyRecord>(key.RecordId, token) is { } used && used.ExpiresAt > clock.GetUtcNow())
                    {
                        return used.Fingerprint == key.Fingerprint ? OnceOutcome<T>.Replay(used.Result) : OnceOutcome<T>.Reused;
                    }

                    var outcome = await body(work, token);
                    if (outcome.Result is { } result)
                    {
                        Remember(work, await work.FindAsync<IdempotencyRecord>(key.RecordId, token), key, result, clock.GetUtcNow() + Lifetime);
                    }

                    return OnceOutcome<T>.Fresh(outcome.Value);
                }, cancellationToken);
            }
            catch (DuplicateKeyException e) when (e.Collection == "idempotency")
            {
                // The same key committed at this very moment: the next round replays it.
            }
        }
    }

    private static void Remember(IUnitOfWork work, IdempotencyRecord? expired, IdempotencyKey key, string result, DateTimeOffset expiresAt)
    {
        if (expired is null)
        {
            work.Insert(new IdempotencyRecord { Id = key.RecordId, Fingerprint = key.Fingerprint, Result = result, ExpiresAt = expiresAt });
        }
        else
        {
            work.Update(expired with { Fingerprint = key.Fingerprint, Result = result, ExpiresAt = expiresAt });
        }
    }
}

/// <summary>What a write's body came to.</summary>
/// <param name="Value">What the caller of the write gets.</param>
/// <param name="Result">What is kept for answering again; null when the write refused.</param>
public readonly record struct WriteOutcome<T>(T Value, string? Result);

/// <summary>Makes outcomes.</summary>
public static class WriteOutcome
{
    /// <summary>It happened.</summary>
    public static WriteOutcome<T> Done<T>(T value, string result) => new(value, result);

    /// <summary>It was refused; nothing may have been buffered.</summary>
    public static WriteOutcome<T> Refused<T>(T value) => new(value, null);
}

/// <summary>What became of an idempotent write.</summary>
/// <param name="Value">The body's value; default when it did not run.</param>
/// <param name="ReplayedResult">What the first run kept; null unless the key was used before for the same input.</param>
/// <param name="IsKeyReused">The key was used before for another input.</param>
public readonly record struct OnceOutcome<T>(T? Value, string? ReplayedResult, bool IsKeyReused)
{
    internal static OnceOutcome<T> Reused => new(default, null, true);

    internal static OnceOutcome<T> Fresh(T value) => new(value, null, false);

    internal static OnceOutcome<T> Replay(string result) => new(default, result, false);
}
