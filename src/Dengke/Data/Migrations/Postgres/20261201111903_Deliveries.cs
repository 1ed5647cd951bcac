using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dengke.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Deliveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "AccountId",
                table: "InboxMessages",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid"
            );

            migrationBuilder.AddColumn<string>(
                name: "Addressee",
                table: "InboxMessages",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<string>(
                name: "Audience",
                table: "InboxMessages",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Student"
            );

            migrationBuilder.AddColumn<Guid>(name: "StudentId", table: "InboxMessages", type: "uuid", nullable: true);

            migrationBuilder.CreateTable(
                name: "MessageDeliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CampaignId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Token = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Urgent = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    TriedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LeasedUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DeliveredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageDeliveries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MessageDeliveries_InboxMessages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "InboxMessages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "PersonContacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Holder = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    SealedPhone = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    SealedEmail = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonContacts", x => x.Id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessages_CampaignId_Template",
                table: "InboxMessages",
                columns: new[] { "CampaignId", "Template" }
            );

            migrationBuilder.CreateIndex(name: "IX_InboxMessages_StudentId", table: "InboxMessages", column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_MessageDeliveries_CampaignId",
                table: "MessageDeliveries",
                column: "CampaignId"
            );

            migrationBuilder.CreateIndex(
                name: "IX_MessageDeliveries_Channel_TriedAt",
                table: "MessageDeliveries",
                columns: new[] { "Channel", "TriedAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_MessageDeliveries_MessageId_Channel",
                table: "MessageDeliveries",
                columns: new[] { "MessageId", "Channel" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_MessageDeliveries_State_Channel_DueAt",
                table: "MessageDeliveries",
                columns: new[] { "State", "Channel", "DueAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_MessageDeliveries_Token",
                table: "MessageDeliveries",
                column: "Token",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_PersonContacts_Holder",
                table: "PersonContacts",
                column: "Holder",
                unique: true
            );

            migrationBuilder.AddForeignKey(
                name: "FK_InboxMessages_Students_StudentId",
                table: "InboxMessages",
                column: "StudentId",
                principalTable: "Students",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(name: "FK_InboxMessages_Students_StudentId", table: "InboxMessages");

            migrationBuilder.DropTable(name: "MessageDeliveries");

            migrationBuilder.DropTable(name: "PersonContacts");

            migrationBuilder.DropIndex(name: "IX_InboxMessages_CampaignId_Template", table: "InboxMessages");

            migrationBuilder.DropIndex(name: "IX_InboxMessages_StudentId", table: "InboxMessages");

            migrationBuilder.DropColumn(name: "Addressee", table: "InboxMessages");

            migrationBuilder.DropColumn(name: "Audience", table: "InboxMessages");

            migrationBuilder.DropColumn(name: "StudentId", table: "InboxMessages");

            migrationBuilder.AlterColumn<Guid>(
                name: "AccountId",
                table: "InboxMessages",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true
            );
        }
    }
}
