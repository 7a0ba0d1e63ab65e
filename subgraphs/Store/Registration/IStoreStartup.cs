namespace Octomart.Store;

/// <summary>Prepares a store before the service takes requests: file or server, collections, indexes. Doing it twice is harmless.</summary>
public interface IStoreStartup
{
    /// <summary>Throws with a message for the operator when the store cannot be used.</summary>
    Task InitializeAsync(CancellationToken cancellationToken);
}
