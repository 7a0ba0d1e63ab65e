namespace Octomart.Store.Writing;

/// <summary>What became of one attempt to commit. A duplicate key is an exception: trying again would not help.</summary>
internal readonly record struct CommitOutcome(Change? Conflict)
{
    public static CommitOutcome Committed => default;

    public bool IsCommitted => Conflict is null;
}
