using System.Collections.Concurrent;

namespace Octomart.Gateway.Pipeline;

/// <summary>A cache of limited size: two generations, of which the older goes when the younger is full. What is used stays.</summary>
internal sealed class BoundedCache<TKey, TValue>(int capacity) where TKey : notnull
{
    private readonly int generationSize = Math.Max(1, capacity / 2);
    private ConcurrentDictionary<TKey, TValue> young = [];
    private ConcurrentDictionary<TKey, TValue> old = [];

    public bool TryGet(TKey key, out TValue value)
    {
        if (young.TryGetValue(key, out value!))
        {
            return true;
        }

        if (!old.TryGetValue(key, out value!))
        {
            return false;
        }

        GetOrAdd(key, value);
        return true;
    }

    /// <summary>The cached value, which is the given one unless somebody was faster.</summary>
    public TValue GetOrAdd(TKey key, TValue value)
    {
        var current = young;
        var kept = current.GetOrAdd(key, value);
        if (current.Count >= generationSize && Interlocked.CompareExchange(ref young, [], current) == current)
        {
            old = current;
        }

        return kept;
    }
}
