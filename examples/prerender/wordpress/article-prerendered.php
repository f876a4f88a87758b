<?php
/**
 * Plugin Name: Article Prerendered
 * Description: The shortcode [article-prerendered name="story" title="Headline"] shows an article from HTML that a job has written.
 * Version: 0.1.0
 * Requires at least: 6.5
 * Requires PHP: 7.4
 * License: MIT OR Apache-2.0
 *
 * @package Article_Prerendered
 */

// Put this file into wp-content/plugins/, and change the addresses below: of the script, of a story's JSON and of the
// story itself. The job is write.sh. It writes uploads/articles/NAME.html and head.html; what stands in them is sent as it
// is, so nobody else may write there.
defined( 'ABSPATH' ) || exit;

define( 'ARTICLE_PRERENDERED_SCRIPT', 'https://cdn.example/article-widget/article-widget.js' );
define( 'ARTICLE_PRERENDERED_JSON', 'https://news.example/api/{name}.json' );
define( 'ARTICLE_PRERENDERED_STORY', 'https://news.example/{name}' );

/**
 * What the job has written.
 *
 * @param string $name A name: a-z, 0-9 and "-".
 * @return string The HTML; nothing if there is none.
 */
function article_prerendered_read( $name ) {
	$file = wp_get_upload_dir()['basedir'] . '/articles/' . $name . '.html';
	return preg_match( '/^[a-z0-9-]+$/D', $name ) && is_readable( $file ) ? (string) file_get_contents( $file ) : '';
}

/**
 * Draws the element with a link, as it is without the job, and asks for the script.
 *
 * @param array|string $attributes What the shortcode was given.
 * @return string The element; nothing without a name that can be one.
 */
function article_prerendered_shortcode( $attributes ) {
	$given = shortcode_atts(
		array(
			'name'  => '',
			'title' => 'Read the story',
		),
		$attributes,
		'article-prerendered'
	);
	$name  = $given['name'];
	if ( ! preg_match( '/^[a-z0-9-]+$/D', $name ) ) {
		return '';
	}
	// Null: WordPress adds no version of its own to the address.
	wp_enqueue_script_module( 'article-widget', ARTICLE_PRERENDERED_SCRIPT, array(), null );
	return sprintf(
		'<article-widget data-prerendered="%1$s" src="%2$s"><a href="%3$s">%4$s</a></article-widget>',
		esc_attr( $name ),
		esc_url( str_replace( '{name}', $name, ARTICLE_PRERENDERED_JSON ) ),
		esc_url( str_replace( '{name}', $name, ARTICLE_PRERENDERED_STORY ) ),
		esc_html( $given['title'] )
	);
}
add_shortcode( 'article-prerendered', 'article_prerendered_shortcode' );

/**
 * Puts the HTML in the place of the elements, where it is there and whole.
 *
 * @param string $page The page.
 * @return string The page with its articles.
 */
function article_prerendered_fill( $page ) {
	$filled = preg_replace_callback(
		'#<article-widget data-prerendered="([a-z0-9-]+)".*?</article-widget>#s',
		function ( $found ) {
			$html = article_prerendered_read( $found[1] );
			return false === strpos( $html, '</article-widget>' ) ? $found[0] : $html;
		},
		$page
	);
	return null === $filled ? $page : $filled;
}

/**
 * On a page with the shortcode: prints the line for the head, and fills the page in when all of it is there. Earlier,
 * WordPress would change smileys, punctuation and pictures of the articles as it does with those of a post.
 */
function article_prerendered_begin() {
	$post = is_singular() ? get_post() : null;
	if ( ! $post || ! has_shortcode( $post->post_content, 'article-prerendered' ) ) {
		return;
	}
	add_action(
		'wp_head',
		function () {
			echo article_prerendered_read( 'head' ); // phpcs:ignore WordPress.Security.EscapeOutput -- The job's HTML.
		},
		1
	);
	ob_start( 'article_prerendered_fill' );
}
add_action( 'template_redirect', 'article_prerendered_begin' );
