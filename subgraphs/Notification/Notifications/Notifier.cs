using System.Text.Json;
using Octomart.NotificationSubgraph.Mail;
using Octomart.NotificationSubgraph.Preferences;
using Octomart.Store;
using Octomart.SubgraphDefaults.Topics;

namespace Octomart.NotificationSubgraph.Notifications;

/// <summary>
/// Decides who is told what, as part of the unit of work that handles an event. One mail and one message per event and recipient, however often the
/// event comes; sending is a worker's business.
/// </summary>
internal sealed class Notifier(Topic<Notification> topic, MailWaker waker, TimeProvider clock)
{
    /// <summary>Puts a mail into the outbox.</summary>
    /// <param name="work">The unit of work.</param>
    /// <param name="kind">What it is about; names the template.</param>
    /// <param name="eventKey">What happened: the same for the same thing.</param>
    /// <param name="recipient">Who is told.</param>
    /// <param name="model">What the template shows.</param>
    public async Task MailAsync(IUnitOfWork work, NotificationKind kind, string eventKey, Recipient recipient, object model, CancellationToken cancellationToken)
    {
        var id = OpaqueId.From("eml", kind.ToString(), eventKey, recipient.Key);
        if (await work.FindAsync<OutgoingMail>(id, cancellationToken) is not null
            || (!kind.IsMailRequired() && (await PreferencesAsync(work, recipient.UserId, cancellationToken))?.WithoutMail.Contains(kind) == true))
        {
            return;
        }

        var now = clock.GetUtcNow();
        work.Insert(new OutgoingMail
        {
            Id = id,
            Kind = kind,
            UserId = recipient.UserId,
            Email = recipient.Email,
            Name = recipient.Name,
            Model = JsonSerializer.Serialize(model, JsonSerializerOptions.Web),
            CreatedAt = now,
            DueAt = now,
        });
        work.AfterCommit(waker.Wake);
    }

    /// <summary>Adds a message in the shop.</summary>
    public async Task TellAsync(IUnitOfWork work, NotificationKind kind, string eventKey, string userId, Told told, CancellationToken cancellationToken)
    {
        var id = OpaqueId.From("ntf", kind.ToString(), eventKey, userId);
        if (await work.FindAsync<Notification>(id, cancellationToken) is not null
            || (await PreferencesAsync(work, userId, cancellationToken))?.WithoutInApp.Contains(kind) == true)
        {
            return;
        }

        var notification = new Notification
        {
            Id = id,
            UserId = userId,
            Kind = kind,
            Title = told.Title,
            Body = told.Body,
            Link = told.Link,
            OrderId = told.OrderId,
            CreatedAt = clock.GetUtcNow(),
        };
        work.Insert(notification);
        work.AfterCommit(() => topic.Publish(userId, notification));
    }

    private static async Task<UserPreferences?> PreferencesAsync(IUnitOfWork work, string? userId, CancellationToken cancellationToken) =>
        userId is null ? null : await work.FindAsync<UserPreferences>(UserPreferences.IdOf(userId), cancellationToken);
}

/// <summary>Who is told by mail.</summary>
/// <param name="UserId">The account; null for a guest.</param>
/// <param name="Email">The address; null when only the account knows it.</param>
/// <param name="Name">How to address the person.</param>
internal sealed record Recipient(string? UserId, string? Email, string? Name)
{
    public string Key => UserId ?? Email ?? throw new InvalidOperationException("A mail needs an account or an address.");
}

/// <summary>What is told in the shop.</summary>
/// <param name="Title">One line.</param>
/// <param name="Body">A sentence or two.</param>
/// <param name="Link">A path within the shop.</param>
/// <param name="OrderId">The order that it is about.</param>
internal sealed record Told(string Title, string Body, string? Link = null, string? OrderId = null);
