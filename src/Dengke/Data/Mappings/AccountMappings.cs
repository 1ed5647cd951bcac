using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dengke.Data.Mappings;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(a => a.UserName).HasMaxLength(64);
        builder.Property(a => a.UserNameKey).HasMaxLength(64);
        builder.Property(a => a.DisplayName).HasMaxLength(100);
        builder.HasIndex(a => a.UserNameKey).IsUnique();
        builder.HasMany(a => a.Grants).WithOne().HasForeignKey(g => g.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AccountGrantMapping : IEntityTypeConfiguration<AccountGrant>
{
    public void Configure(EntityTypeBuilder<AccountGrant> builder)
    {
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.Property(g => g.Scope).HasMaxLength(100);
        builder
            .HasIndex(g => new
            {
                g.AccountId,
                g.Role,
                g.Scope,
            })
            .IsUnique();
        builder.HasIndex(g => new { g.Role, g.Scope });
    }
}

internal sealed class SettingMapping : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.HasKey(s => s.Key);
        builder.Property(s => s.Key).HasMaxLength(64);
    }
}
