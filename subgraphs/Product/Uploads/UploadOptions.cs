using System.ComponentModel.DataAnnotations;

namespace Octomart.ProductSubgraph.Uploads;

/// <summary>Section <c>Octomart:Product:Uploads</c>.</summary>
public sealed class UploadOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Product:Uploads";

    /// <summary>The longest catalogue that is taken, in bytes as sent. Default 512 MB.</summary>
    [Range(1024, 100L * 1024 * 1024 * 1024)]
    public long MaxCatalogueBytes { get; set; } = 512L * 1024 * 1024;

    /// <summary>The longest picture that is taken, in bytes. Default 15 MB.</summary>
    [Range(1024, 1024L * 1024 * 1024)]
    public long MaxPictureBytes { get; set; } = 15L * 1024 * 1024;

    /// <summary>The most pixels that a picture may have, before it is made smaller. Default 50 million.</summary>
    [Range(1_000_000, 500_000_000)]
    public long MaxPixels { get; set; } = 50_000_000;

    /// <summary>How long an upload waits to be used. Default 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(1);
}
