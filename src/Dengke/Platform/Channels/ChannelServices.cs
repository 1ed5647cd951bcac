using Microsoft.Extensions.Options;

namespace Dengke.Platform.Channels;

/// <summary>Every channel there is, whether or not it is set up here.</summary>
public static class ChannelServices
{
    public static void AddChannels(this IServiceCollection services, ChannelSettings settings, IConfiguration configuration)
    {
        services.AddSingleton(_ => Options.Create(settings.With(configuration)));
        services.AddSingleton<WebhookClient>();
        services.AddSingleton<IMessageChannel, EmailChannel>();
        services.AddSingleton<IMessageChannel, SmsChannel>();
        services.AddSingleton<IMessageChannel, WeComChannel>();
        services.AddSingleton<IMessageChannel, DingTalkChannel>();
    }
}
