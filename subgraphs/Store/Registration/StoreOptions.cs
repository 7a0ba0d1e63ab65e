using System.ComponentModel.DataAnnotations;

namespace Octomart.Store;

/// <summary>Where a service keeps its data: section <c>Octomart:Store</c>.</summary>
public sealed class StoreOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Store";

    /// <summary>The folder of the SQLite files, one per service; relative to the working directory. Default <c>./data</c>.</summary>
    [Required]
    public string DataDirectory { get; set; } = "./data";

    /// <summary>Used instead of SQLite when a connection string is set.</summary>
    public MongoDbOptions MongoDb { get; set; } = new();
}

/// <summary>Section <c>Octomart:Store:MongoDb</c>.</summary>
public sealed class MongoDbOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = StoreOptions.Section + ":MongoDb";

    /// <summary>Of a replica set, because transactions need one. Default: none, which means SQLite.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Each service has the database <c>{prefix}_{service}</c>. Default <c>octomart</c>.</summary>
    [Required]
    [RegularExpression("[a-zA-Z0-9_-]{1,30}")]
    public string Database { get; set; } = "octomart";
}
