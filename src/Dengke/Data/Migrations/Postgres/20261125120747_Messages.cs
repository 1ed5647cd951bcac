using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dengke.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Messages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "LastError",
                table: "OutboxMessages",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true
            );

            migrationBuilder.AddColumn<Guid>(name: "About", table: "OutboxMessages", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "FailedAt",
                table: "OutboxMessages",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "InboxMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CampaignId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    OutboxId = table.Column<Guid>(type: "uuid", nullable: true),
                    Template = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Link = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CampaignId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    College = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Deadline = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
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

            migrationBuilder.AlterColumn<string>(
                name: "LastError",
                table: "OutboxMessages",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(500)",
                oldMaxLength: 500,
                oldNullable: true
            );
        }
    }
}
