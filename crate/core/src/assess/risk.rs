//! The risk formula (docs/risk.md): a sum of points, each with its reason.

use crate::{Approval, Control, IncidentRecord, ProviderRecord, ReasonCode, SignUp, Standing, Traits};

/// A reason and its points, before it has words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Why.
    pub code: ReasonCode,
    /// How much: -100 to 100.
    pub points: i8,
    /// How many incidents the reason counts; 0 for other reasons.
    pub count: u16,
}

impl Point {
    fn new(code: ReasonCode, points: i8) -> Point {
        Point { code, points, count: 0 }
    }
}

/// Incidents add this much together at most: many reports of a big provider say no more than a few.
const MAX_INCIDENT_POINTS: i8 = 20;

/// Everything that speaks for or against a host with these traits.
///
/// `year` is the year the catalogue was made: incidents age against it, so that one catalogue always gives one answer.
pub fn points(standing: Standing, traits: &Traits, provider: Option<&ProviderRecord>, year: i16) -> Vec<Point> {
    match standing {
        Standing::Unlisted => Vec::new(),
        Standing::Provider => vec![Point::new(ReasonCode::ProviderHost, 0)],
        Standing::Tenant => {
            let mut points = vec![control(traits.control)];
            points.extend(approval(traits.approval));
            if let Some(provider) = provider {
                points.extend(sign_up(&provider.sign_up));
                points.extend(incidents(&provider.incidents, year));
            }
            points
        }
    }
}

/// The sum of the points, from 0 to 100.
pub fn score(points: &[Point]) -> u8 {
    let sum: i32 = points.iter().map(|point| i32::from(point.points)).sum();
    sum.clamp(0, 100) as u8
}

fn control(control: Option<Control>) -> Point {
    match control {
        Some(Control::Full) => Point::new(ReasonCode::ControlFull, 40),
        Some(Control::Content) => Point::new(ReasonCode::ControlContent, 25),
        Some(Control::Limited) => Point::new(ReasonCode::ControlLimited, 10),
        None => Point::new(ReasonCode::ControlUnknown, 15),
    }
}

fn approval(approval: Approval) -> Option<Point> {
    (approval == Approval::Owner).then(|| Point::new(ReasonCode::ApprovalOwner, -10))
}

fn sign_up(facts: &SignUp) -> impl Iterator<Item = Point> {
    let rows = [
        (facts.anonymous, true, ReasonCode::SignUpAnonymous, 8),
        (facts.crypto_payment, true, ReasonCode::CryptoPayment, 4),
        (facts.identity_check, false, ReasonCode::NoIdentityCheck, 4),
        (facts.abuse_handling, false, ReasonCode::NoAbuseHandling, 8),
    ];
    rows.into_iter()
        .filter(|(fact, risky, ..)| *fact == Some(*risky))
        .map(|(_, _, code, points)| Point::new(code, points))
}

fn incidents(incidents: &[IncidentRecord], year: i16) -> impl Iterator<Item = Point> {
    let ages = [
        (ReasonCode::IncidentsRecent, 0..=2, 8),
        (ReasonCode::IncidentsFormer, 3..=5, 5),
        (ReasonCode::IncidentsOld, 6..=i32::MAX, 2),
    ];
    let mut left = MAX_INCIDENT_POINTS;
    ages.into_iter().filter_map(move |(code, ages, each)| {
        let age = |incident: &&IncidentRecord| ages.contains(&(i32::from(year) - i32::from(incident.year)).max(0));
        let count = incidents.iter().filter(age).count().min(usize::from(u16::MAX)) as u16;
        let points = (each * i32::from(count)).min(left.into()) as i8;
        left -= points;
        (count > 0).then_some(Point { code, points, count })
    })
}
