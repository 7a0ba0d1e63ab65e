using MimeKit;
using Octomart.NotificationSubgraph.Mail.Sending;

namespace Octomart.NotificationSubgraph.Mail;

/// <summary>Adds the mail outbox and whoever delivers.</summary>
internal static class MailServiceCollectionExtensions
{
    /// <summary>SMTP when a host is set, else the pickup folder.</summary>
    public static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations()
            .Validate(options => MailboxAddress.TryParse(options.From, out _), $"{MailOptions.Section}:From is not a mail address.")
            .ValidateOnStart();
        services.AddSingleton<MailWaker>();
        services.AddSingleton<MailTemplates>();
        services.AddSingleton<Contacts>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<MailWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<MailWorker>());
        if (string.IsNullOrEmpty(configuration[$"{MailOptions.Section}:Smtp:Host"]))
        {
            services.AddSingleton<IMailSender, PickupFolderSender>();
        }
        else
        {
            services.AddSingleton<IMailSender, SmtpSender>();
        }
    }
}
