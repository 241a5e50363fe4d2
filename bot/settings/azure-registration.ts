/** As Azure names it. A managed identity has no password, and new registrations are never MultiTenant. */
export interface AzureRegistration {
  appId: string;
  type: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
  tenantId: string | undefined;
}

interface AzureVariables {
  MicrosoftAppId?: string | undefined;
  MicrosoftAppPassword?: string | undefined;
  MicrosoftAppType: AzureRegistration['type'];
  MicrosoftAppTenantId?: string | undefined;
}

/** @throws ConfigError when the parts do not fit each other: the SDK would fail at the first message */
export function azureOf(env: AzureVariables, refuse: (line: string) => never): AzureRegistration | undefined {
  const { MicrosoftAppId: appId, MicrosoftAppPassword: password } = env;
  const { MicrosoftAppType: type, MicrosoftAppTenantId: tenantId } = env;
  if (appId === undefined) {
    return password === undefined && tenantId === undefined
      ? undefined
      : refuse('MicrosoftAppPassword and MicrosoftAppTenantId go with MicrosoftAppId');
  }
  if (type !== 'MultiTenant' && tenantId === undefined) refuse(`${type} wants MicrosoftAppTenantId`);
  if (type === 'UserAssignedMSI' && password !== undefined) refuse('UserAssignedMSI has no password');
  if (type !== 'UserAssignedMSI' && password === undefined) refuse(`${type} wants MicrosoftAppPassword`);
  return { appId, type, tenantId };
}
