using System.Globalization;
using Microsoft.Extensions.Options;
using MimeKit;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Mail.Sending;

/// <summary>Writes mails as .eml files, for development and for servers that collect them. A mail's file has one name, so that writing it twice leaves one.</summary>
internal sealed class PickupFolderSender(IOptions<MailOptions> options, IOptions<StoreOptions> store) : IMailSender
{
    private readonly string _folder = Path.GetFullPath(options.Value.PickupFolder ?? Path.Combine(store.Value.DataDirectory, "mail"));

    public async Task<MailOutcome> SendAsync(OutgoingMail mail, MimeMessage message, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        var name = string.Create(CultureInfo.InvariantCulture, $"{mail.CreatedAt.UtcDateTime:yyyyMMdd-HHmmss}-{mail.Kind}-{mail.Id}").ToLowerInvariant();
        var unfinished = Path.Combine(_folder, $"{name}.{Guid.NewGuid():N}.part");

        // Whoever watches the folder sees whole files only.
        await message.WriteToAsync(unfinished, cancellationToken);
        File.Move(unfinished, Path.Combine(_folder, $"{name}.eml"), overwrite: true);
        return MailOutcome.Sent;
    }
}
