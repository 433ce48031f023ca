use serde::Serialize;

/// Which rule wins where several match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// The static rules that hold until the dynamic ones stand.
    Guard = 1,
    /// Lets everything through, so that dynamic rules overrule the guard.
    Baseline = 2,
    /// Stops a tenant.
    Stop = 3,
    /// Lets one site through all the same.
    Pass = 4,
}

impl Serialize for Priority {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(*self as u8)
    }
}

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum ResourceType {
    /// The page of a tab.
    MainFrame,
    /// A page inside a page.
    SubFrame,
    /// `<object>` and `<embed>`.
    Object,
    /// Prefetches, and downloads that no page navigates to.
    Other,
}

impl ResourceType {
    /// Every type.
    pub const ALL: [ResourceType; 4] =
        [ResourceType::MainFrame, ResourceType::SubFrame, ResourceType::Object, ResourceType::Other];

    /// The word used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            ResourceType::MainFrame => "main_frame",
            ResourceType::SubFrame => "sub_frame",
            ResourceType::Object => "object",
            ResourceType::Other => "other",
        }
    }
}

/// One rule of declarativeNetRequest, in its JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DnrRule {
    /// Unique in its set; 1 or more.
    pub id: u32,
    /// The higher one wins.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub priority: Priority,
    /// What happens to a request that matches.
    pub action: DnrAction,
    /// Which requests match.
    pub condition: Condition,
}

/// What happens to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum DnrAction {
    /// It goes on.
    Allow,
    /// It ends.
    Block,
    /// It goes to a page instead.
    Redirect {
        /// Where to.
        redirect: Redirect,
    },
}

/// Where a request goes instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Redirect {
    /// The address; `\0` stands for the whole address asked for.
    pub regex_substitution: String,
}

/// Which requests match: all conditions given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct Condition {
    /// These domains with everything below them; empty for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<String>>"))]
    pub request_domains: Vec<String>,
    /// But not these, with everything below them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<String>>"))]
    pub excluded_request_domains: Vec<String>,
    /// A pattern (RE2) of the whole address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regex_filter: Option<String>,
    /// What the request is for.
    pub resource_types: Vec<ResourceType>,
    /// Only in these tabs; empty for all. Session rules only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<u32>>"))]
    pub tab_ids: Vec<u32>,
}
