using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dengke.Data.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT"
            );

            migrationBuilder.AddColumn<string>(
                name: "Addressee",
                table: "InboxMessages",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<string>(
                name: "Audience",
                table: "InboxMessages",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Student"
            );

            migrationBuilder.AddColumn<Guid>(name: "StudentId", table: "InboxMessages", type: "TEXT", nullable: true);

            migrationBuilder.CreateTable(
                name: "MessageDeliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Token = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    TriedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LeasedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeliveredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Holder = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SealedPhone = table.Column<string>(type: "TEXT", maxLength: 600, nullable: true),
                    SealedEmail = table.Column<string>(type: "TEXT", maxLength: 600, nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
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
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true
            );
        }
    }
}
