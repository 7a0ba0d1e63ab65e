using Octomart.PaymentSubgraph.Providers;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Webhooks;

/// <summary>Something that a provider told us. Its id is made of the provider's, so that a repeated event is found to be one.</summary>
internal sealed record WebhookEvent : Document
{
    /// <summary>Who told us.</summary>
    public required Provider Provider { get; init; }

    /// <summary>The provider's word for it.</summary>
    public required string Type { get; init; }

    /// <summary>The charge that it is about; null when it is about none.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether it is about a dispute of that charge.</summary>
    public bool IsDispute { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Whether it still has to be processed.</summary>
    public WebhookState State { get; init; }

    /// <summary>When it is processed (again).</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How often it was processed in vain.</summary>
    public int Tries { get; init; }
}

/// <summary>What became of an event.</summary>
internal enum WebhookState
{
    /// <summary>To be processed.</summary>
    Waiting,

    /// <summary>Done.</summary>
    Processed,

    /// <summary>Put aside: nothing here is called that.</summary>
    Unknown,
}
