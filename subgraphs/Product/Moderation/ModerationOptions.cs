using System.ComponentModel.DataAnnotations;

namespace Octomart.ProductSubgraph.Moderation;

/// <summary>Which reviews and questions a moderator sees before shoppers do: section <c>Octomart:Product:Moderation</c>.</summary>
public sealed class ModerationOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Product:Moderation";

    /// <summary>All of them. Default false.</summary>
    public bool HoldsAll { get; set; }

    /// <summary>Those with an address in the text, as advertisements have. Default true.</summary>
    public bool HoldsLinks { get; set; } = true;

    /// <summary>So many reports take a published text out of sight until a moderator has looked. Default 5.</summary>
    [Range(1, 1000)]
    public int HidesAtReports { get; set; } = 5;
}
