using System.Text.Json.Serialization;

namespace Octomart.Store;

/// <summary>What a store keeps: a record with a string id and a version that rises with every committed change.</summary>
public abstract record Document
{
    /// <summary>Prefixed and time-ordered, such as <c>prd_01J9...</c>; see <see cref="OpaqueId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// 0 before the first commit, then 1, 2, 3... An update names the version that it was made from (it travels with
    /// <c>with</c>); if another commit came first, the unit of work is run again. Set by the store after the commit only.
    /// </summary>
    [JsonIgnore]
    public long Version { get; internal set; }
}
