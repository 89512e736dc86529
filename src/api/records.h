/* api/records.h -- records: the fields of results, one record for each kind of row or answer,
** grouped as the rows. Any field may be absent; fields not listed are passed through. */
#ifndef VAST_RECORDS_H
#define VAST_RECORDS_H

#include "core/op.h"

#pragma GCC visibility push(hidden)

/* records.c */
extern const struct vast_record vast_record_success;

/* records_keys.c */
extern const struct vast_record vast_record_created_api_key, vast_record_api_key,
    vast_record_reset_api_key_result;

/* records_account.c */
extern const struct vast_record vast_record_user, vast_record_set_user_result,
    vast_record_create_subaccount_result, vast_record_subaccount,
    vast_record_regenerate_subaccount_keys_result, vast_record_ip_address, vast_record_audit_log,
    vast_record_connection;

/* records_instances.c */
extern const struct vast_record vast_record_price_parts, vast_record_instance,
    vast_record_instance_page, vast_record_instance_filter, vast_record_rental,
    vast_record_create_instances_result, vast_record_prepay_instance_result,
    vast_record_show_pending_price_increases_result, vast_record_price_answer,
    vast_record_copy_result, vast_record_cloud_copy_result, vast_record_attach_ssh_result,
    vast_record_contract, vast_record_show_deposit_result, vast_record_rent_result,
    vast_record_destroy_and_verify_result;

/* records_offers.c */
extern const struct vast_record vast_record_offer, vast_record_volume_offer,
    vast_record_network_volume_offer, vast_record_benchmark, vast_record_invoice,
    vast_record_launch_instance_result;

/* records_templates.c */
extern const struct vast_record vast_record_template, vast_record_create_template_result,
    vast_record_update_template_result;

/* records_machines.c */
extern const struct vast_record vast_record_machine, vast_record_listing,
    vast_record_unlist_machine_result, vast_record_set_min_bid_result,
    vast_record_set_defjob_result, vast_record_remove_defjob_result,
    vast_record_cleanup_machine_result, vast_record_defrag_machines_result, vast_record_maintenance,
    vast_record_schedule_maint_result, vast_record_schedule_maints_result,
    vast_record_cancel_maint_result, vast_record_delete_maints_result, vast_record_machine_report,
    vast_record_machine_page, vast_record_show_gpu_metrics_result,
    vast_record_show_gpu_trends_result, vast_record_show_gpu_locations_result;

/* records_storage.c */
extern const struct vast_record vast_record_volume, vast_record_created_volume,
    vast_record_create_network_volume_result, vast_record_volume_listing,
    vast_record_unlist_network_volume_result, vast_record_show_network_disks_result,
    vast_record_add_network_disk_result;

/* records_serverless.c */
extern const struct vast_record vast_record_endpoint, vast_record_create_endpoint_result,
    vast_record_deleted_group, vast_record_workergroup, vast_record_create_workergroup_result,
    vast_record_group_logs, vast_record_serverless_worker,
    vast_record_get_workergroup_workers_result, vast_record_update_workers_result,
    vast_record_route_result;

/* records_deployments.c */
extern const struct vast_record vast_record_deployment, vast_record_deployment_version,
    vast_record_create_deployment_result, vast_record_deployment_state,
    vast_record_show_deployment_download_result, vast_record_send_deployment_heartbeat_result;

/* records_clusters.c */
extern const struct vast_record vast_record_show_clusters_result, vast_record_overlay;

/* records_jobs.c */
extern const struct vast_record vast_record_scheduled_job, vast_record_create_scheduled_job_result,
    vast_record_update_scheduled_job_result;

/* records_billing.c */
extern const struct vast_record vast_record_show_invoices_result,
    vast_record_show_invoices_v1_result, vast_record_show_earnings_result,
    vast_record_show_earnings_v1_result, vast_record_show_earnings_chart_result,
    vast_record_show_charges_chart_result, vast_record_show_earnings_summary_result,
    vast_record_show_total_earnings_result, vast_record_show_spend_rate_result,
    vast_record_show_endpoint_spend_result, vast_record_show_workergroup_spend_result;

/* records_teams.c */
extern const struct vast_record vast_record_member, vast_record_removal,
    vast_record_update_member_role_result, vast_record_role, vast_record_destroy_team_result,
    vast_record_show_team_api_keys_result, vast_record_show_team_balances_result;

/* records_ssh_keys.c */
extern const struct vast_record vast_record_ssh_key, vast_record_stored_ssh_key,
    vast_record_show_instance_ssh_keys_result;

/* records_tfa.c */
extern const struct vast_record vast_record_tfa_status_result, vast_record_tfa_totp_setup_result,
    vast_record_tfa_activate_result, vast_record_tfa_login_result, vast_record_tfa_update_result,
    vast_record_tfa_delete_result, vast_record_tfa_challenge;

/* records_notifications.c */
extern const struct vast_record vast_record_notification_type,
    vast_record_update_notification_prefs_result, vast_record_webhook, vast_record_webhook_result,
    vast_record_update_webhook_result, vast_record_rotate_webhook_secret_result,
    vast_record_test_webhook_result;

#pragma GCC visibility pop

#endif
