//! What a badge looks like elsewhere: on paper, and beside a link.

use std::convert::Infallible;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{Datelike, Timelike};

use super::error::{OrRefuse, PageError, Refusal};
use super::page::language;
use super::public::{attached, missing, open_bytes, picture_of, signed_name, state_of, visible};
use crate::app::App;
use crate::artwork::{Card, Certificate, Design, Found, Paper, Shown, brand_of, within};
use crate::keys;
use crate::store::Published;
use crate::views::Language;
use crate::views::certificate::Certified;

/// Asked for again at every use: what its holder decides, and a revocation, hold at once.
const CACHE: &str = "no-cache";

/// The longest side of a picture on paper, in pixels.
const FINE: u32 = 640;

#[derive(serde::Deserialize)]
pub struct Wanted {
    paper: Option<String>,
}

fn paper(wanted: Option<&str>) -> Option<Paper> {
    match wanted {
        None | Some("a4") => Some(Paper::A4),
        Some("letter") => Some(Paper::Letter),
        Some(_) => None,
    }
}

/// The holder's name, where the page shows it.
fn shown_holder(published: &Published) -> Option<&str> {
    published.holder.as_deref().filter(|_| published.visibility.shows_name())
}

/// Who signed, as the signed document names it.
fn signer(published: &Published) -> String {
    signed_name(&published.json).unwrap_or_else(|| published.issuer.profile.name.clone())
}

/// The certificate of a credential as PDF.
pub async fn pdf(app: &App, request: &HttpRequest, published: Published) -> Result<HttpResponse, PageError> {
    let wanted =
        web::Query::<Wanted>::from_query(request.query_string()).ok().and_then(|wanted| wanted.into_inner().paper);
    let paper = paper(wanted.as_deref()).ok_or_else(|| missing(app, "a certificate on such paper"))?;
    let name = format!("badge-{}.pdf", published.id);
    let certificate = certificate(app, published, language(request, None), paper).await?;
    let written = app.heavy(move || sparing(certificate, |paper| &mut paper.found, Certificate::pdf)).await;
    let bytes = written.map_err(|error| PageError::new(app, Refusal::failed(&error)).in_public())?;
    let mut response = attached(open_bytes("application/pdf", bytes, CACHE), &name);
    response.headers_mut().insert(header::VARY, header::HeaderValue::from_static("Accept, Accept-Language"));
    Ok(response)
}

/// Draws something, and draws it again without the fonts that were found for it where that fails: one that cannot be drawn,
/// or be part of a document, costs its letters, and nobody the paper.
fn sparing<P, T, E>(
    mut paper: P,
    found: impl Fn(&mut P) -> &mut Vec<&'static Found>,
    draw: impl Fn(&P) -> Result<T, E>,
) -> Result<T, E> {
    let drawn = catch_unwind(AssertUnwindSafe(|| draw(&paper)));
    let found = found(&mut paper);
    match drawn {
        Ok(Ok(drawn)) => Ok(drawn),
        Ok(failed) if found.is_empty() => failed,
        Err(panic) if found.is_empty() => resume_unwind(panic),
        Ok(Err(_)) | Err(_) => {
            tracing::warn!("a font that was found for some letters cannot be used: they are boxes, or left out");
            found.clear();
            draw(&paper)
        }
    }
}

async fn certificate(
    app: &App,
    published: Published,
    language: Language,
    paper: Paper,
) -> Result<Certificate, PageError> {
    let picture = picture_of(app, published.picture.clone()).await?;
    let logo = match published.issuer.logo.clone() {
        Some(logo) => app.store.find_picture(logo).await.or_refuse_in_public(app)?,
        None => None,
    };
    // As fine as a printer shows it: of a picture of some megapixels, paper would become as large as the picture.
    let design = picture.design.as_deref().and_then(Design::from_json);
    let pictures = (picture.bytes, logo.map(|logo| logo.bytes));
    let (picture, logo) =
        app.heavy(move || (within(pictures.0, FINE), pictures.1.map(|logo| within(logo, FINE)))).await;
    let now = app.clock.now();
    let (url, organisation) = (app.urls.credential(published.id.as_str()), signer(&published));
    let words = app.views.certificate(
        &Certified {
            badge: &published.name,
            holder: shown_holder(&published),
            issuer: &organisation,
            id: published.id.as_str(),
            url: &url,
            state: &state_of(app, &published, now),
            awarded_at: published.granted_at,
            expires_at: published.valid_until,
        },
        language,
    );
    let colour = design.map(|design| design.colours().0).or_else(|| brand_of(&picture));
    let signed = published.valid_from;
    let texts =
        [published.name.as_str(), &published.criteria, &organisation].into_iter().chain(shown_holder(&published));
    let found = app.fonts_for(texts.chain(words.facts.iter().map(|(_, value)| value.as_str()))).await;
    let small = |value: u32| u8::try_from(value).expect("a part of a date is small");
    Ok(Certificate {
        paper,
        language: language.tag(),
        is_rtl: language.direction() == "rtl",
        title: words.title,
        logo: logo.map(|logo| Shown {
            png: logo,
            alt: published.issuer.profile.logo_alt.clone().unwrap_or_else(|| organisation.clone()),
        }),
        organisation,
        picture: Shown { png: picture, alt: published.picture_alt.clone() },
        heading: words.heading,
        opening: words.opening,
        holder: shown_holder(&published).map(str::to_owned),
        earned: words.earned,
        badge: published.name.clone(),
        criteria: published.criteria.clone(),
        facts: words.facts,
        check: words.check,
        url,
        code_alt: words.code_alt,
        incomplete: words.incomplete,
        stamp: words.stamp,
        colour: colour.unwrap_or_else(|| Design::default().colours().0),
        found,
        json_name: format!("badge-{}.json", published.id),
        json: published.json.into_bytes(),
        json_description: words.attached,
        signed_at: (
            u16::try_from(signed.year()).unwrap_or(0),
            small(signed.month()),
            small(signed.day()),
            small(signed.hour()),
            small(signed.minute()),
            small(signed.second()),
        ),
    })
}

/// The card of a credential: drawn once, and kept while it is asked for.
pub async fn card(app: web::Data<App>, request: HttpRequest, id: web::Path<String>) -> Result<HttpResponse, PageError> {
    let published = visible(&app, &id).await?;
    let picture = picture_of(&app, published.picture.clone()).await?;
    let language = language(&request, None);
    let state = state_of(&app, &published, app.clock.now());
    let (holder, issuer) = (shown_holder(&published), signer(&published));
    let card = Card {
        design: picture.design.as_deref().and_then(Design::from_json),
        picture: picture.bytes,
        title: published.name.clone(),
        holder: holder.map(str::to_owned),
        issuer: app.views.issued_by(&issuer, language),
        state: app.views.out_of_force(&state, language),
        is_rtl: language.direction() == "rtl",
        found: Vec::new(),
    };
    let words = [Some(&card.title), card.holder.as_ref(), Some(&card.issuer), card.state.as_ref()];
    // The words of a card and the picture's name, which stands for its bytes, tell it from every other.
    let key = format!("card {} {} {words:?}", published.picture, card.is_rtl);
    let key = keys::hex(&keys::sha256(key.as_bytes()));
    let draw = async {
        let words = [&published.name, &issuer].into_iter().chain(&card.holder);
        let card = Card { found: app.fonts_for(words.map(String::as_str)).await, ..card };
        let Ok(png) =
            app.heavy(move || sparing(card, |card| &mut card.found, |card| Ok::<_, Infallible>(card.png()))).await;
        Ok::<_, PageError>(png.into_bytes())
    };
    // Of a test, which is deleted without a trace, nothing is kept.
    let (bytes, cache) = match published.is_test {
        true => (draw.await?, "no-store"),
        false => (app.draw_once(key, draw).await?, CACHE),
    };
    let mut response = open_bytes("image/png", bytes, cache);
    response.headers_mut().insert(header::VARY, header::HeaderValue::from_static("Accept-Language"));
    let robots = header::HeaderName::from_static("x-robots-tag");
    if published.visibility != crate::domain::award::Visibility::Public {
        response.headers_mut().insert(robots, header::HeaderValue::from_static("noindex"));
    }
    Ok(response)
}
