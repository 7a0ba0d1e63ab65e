using System.ComponentModel.DataAnnotations;

namespace Octomart.NotificationSubgraph;

/// <summary>What notifications say of the shop: section <c>Octomart:Notification</c>.</summary>
public sealed class NotificationOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Notification";

    /// <summary>Where the shop is; links in mails begin with it. Default http://127.0.0.1:5000.</summary>
    [Required]
    [Url]
    public string ShopUrl { get; set; } = "http://127.0.0.1:5000";

    /// <summary>What the shop is called. Default Octomart.</summary>
    [Required]
    public string ShopName { get; set; } = "Octomart";

    /// <summary>Where the shop's staff is told of what somebody has to see to; nobody is when there is none.</summary>
    [EmailAddress]
    public string? StaffEmail { get; set; }

    /// <summary>An address within the shop.</summary>
    internal string Link(string path) => ShopUrl.TrimEnd('/') + path;
}
