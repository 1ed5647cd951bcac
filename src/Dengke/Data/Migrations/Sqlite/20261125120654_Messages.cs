using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dengke.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Messages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "About", table: "OutboxMessages", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<long>(name: "FailedAt", table: "OutboxMessages", type: "INTEGER", nullable: true);

            migrationBuilder.CreateTable(
                name: "InboxMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OutboxId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Template = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    Link = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InboxMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InboxMessages_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Reminders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    College = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Deadline = table.Column<long>(type: "INTEGER", nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reminders", x => x.Id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_About",
                table: "OutboxMessages",
                column: "About",
                filter: "\"About\" IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessages_AccountId_ReadAt",
                table: "InboxMessages",
                columns: new[] { "AccountId", "ReadAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessages_OutboxId_AccountId",
                table: "InboxMessages",
                columns: new[] { "OutboxId", "AccountId" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_CampaignId_College_Deadline_Days",
                table: "Reminders",
                columns: new[] { "CampaignId", "College", "Deadline", "Days" },
                unique: true
            );

            // What was left here before anything sent it is too old to be told now.
            migrationBuilder.Sql("""UPDATE "OutboxMessages" SET "DoneAt" = "CreatedAt" WHERE "DoneAt" IS NULL""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "InboxMessages");

            migrationBuilder.DropTable(name: "Reminders");

            migrationBuilder.DropIndex(name: "IX_OutboxMessages_About", table: "OutboxMessages");

            migrationBuilder.DropColumn(name: "About", table: "OutboxMessages");

            migrationBuilder.DropColumn(name: "FailedAt", table: "OutboxMessages");
        }
    }
}
