using System.ComponentModel.DataAnnotations;

namespace Octomart.AuthSubgraph.SignIn;

/// <summary>Section <c>Octomart:Auth:SignIn</c>.</summary>
public sealed class SignInOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Auth:SignIn";

    /// <summary>How many wrong passwords an address may have before it is locked. Default 5.</summary>
    [Range(1, 100)]
    public int FreeAttempts { get; set; } = 5;

    /// <summary>The first lock; doubled by each further wrong password. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan FirstLock { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>No lock is longer. Default 15 min: longer ones would let strangers lock people out for good.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestLock { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Wrong passwords are forgotten after this long without an attempt. Default 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan ForgetAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long sign-in waits for the guest cart to be merged; after that it is merged in the background. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:30")]
    public TimeSpan CartMergeTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
