namespace Octomart.Store.Writing;

/// <summary>The document that somebody else changed first.</summary>
internal readonly record struct Contention(string Collection, string Id)
{
    public string LockKey => $"{Collection}/{Id}";
}
